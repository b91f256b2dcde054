import { SEPARATOR } from "../../platforms/sonic/change/text.ts";
import type { Database } from "../../platforms/sonic/change/rows.ts";
import { DeliveryError, type Step } from "../error.ts";
import { missingDaemons } from "../frr/daemons.ts";
import { refuses } from "../frr/refusals.ts";
import { parseDelta } from "../frr/delta.ts";
import { argsOf, type Held, store, withHeld } from "../protocol/held.ts";
import { must, wordsOf } from "../ssh/must.ts";
import type { Session } from "../ssh/session.ts";
import { STARTUP_FILE } from "./commands.ts";
import { CHECK, FORGET, messages, PREFLIGHT, READ_RUNNING, READ_STARTUP } from "./scripts.ts";

/** Whether FRR on the switch is the fabric's, or its own affair. */
export type Kind = keyof typeof READ_RUNNING;

/** What a switch has in both of its parts. */
export interface Parts {
  /** As the switch printed it. */
  readonly text: string;
  readonly db: Database;
  readonly frr: string;
}

const NOTHING_CHANGED = "Nothing on the switch was changed.";

/**
 * Has a switch that has what a delivery needs for as long as `work` takes.
 *
 * @throws DeliveryError that lists all that is missing
 */
export async function withSwitch<T>(
  session: Session,
  kind: Kind,
  frr: string,
  work: (held: Held) => Promise<T>,
): Promise<T> {
  await preflight(session, kind, frr);
  return withHeld(session, STARTUP_FILE, messages, async (held) => {
    await session.run("lock", FORGET);
    return work(held);
  });
}

async function preflight(session: Session, kind: Kind, frr: string): Promise<void> {
  const { device } = session;
  const result = await session.run("preflight", PREFLIGHT, { args: [kind] });
  const answers = (word: string): string[] =>
    [...result.stdout.matchAll(new RegExp(`^${word}: (.+)$`, "gm"))].map((match) => match[1] ?? "");
  const daemons = answers("daemons")[0];
  const missing = [
    ...answers("missing"),
    ...(daemons === undefined ? [] : missingDaemons(frr, daemons)).map((name) => `a running ${name}`),
  ];
  if (missing.length > 0)
    throw new DeliveryError({
      step: "preflight",
      device,
      detail: `the switch lacks ${missing.join(", ")}`,
      advice: `Have it do as docs/platforms/sonic.md says. ${NOTHING_CHANGED}`,
    });
  if (result.code === 0) return;
  throw new DeliveryError({
    step: "preflight",
    device,
    detail: wordsOf(result),
    advice: `The user's login must give a POSIX shell, and \`sudo -n\` where sudo is on. ${NOTHING_CHANGED}`,
  });
}

function partsOf(device: string, text: string, step: Step): Parts {
  const at = text.indexOf(`${SEPARATOR}\n`);
  const [json, frr] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + SEPARATOR.length + 1)];
  try {
    return { text, db: (json.trim() === "" ? {} : JSON.parse(json)) as Database, frr };
  } catch (cause) {
    throw new DeliveryError(
      { step, device, detail: "its CONFIG_DB is not JSON", advice: step === "read" ? NOTHING_CHANGED : "" },
      cause,
    );
  }
}

export const readRunning = async (session: Session, kind: Kind, step: Step = "read"): Promise<Parts> =>
  partsOf(session.device, await must(session, step, READ_RUNNING[kind], { advice: "" }), step);

export const readStartup = async (session: Session): Promise<Parts> =>
  partsOf(session.device, await must(session, "read", READ_STARTUP), "read");

/** Has SONiC's own models, and FRR's own parser, read a stored candidate. */
export async function check({ session, start, id }: Held, kind: Kind): Promise<void> {
  const candidate = start.replace(/[^/]*$/, `.calico-fabric/${id}/candidate`);
  const result = await session.run("check", CHECK, { args: [candidate, kind] });
  if (!refuses(result)) return;
  throw new DeliveryError({
    step: "check",
    device: session.device,
    detail: wordsOf(result),
    advice: `The switch does not take this: is its release one that docs/platforms/sonic.md names? ${NOTHING_CHANGED}`,
  });
}

/** The commands of FRR that lead from what runs to the stored candidate. */
export async function frrDifference(held: Held, frr: string, step: Step): Promise<readonly string[]> {
  const output = await must(held.session, step, held.messages.compare, {
    args: argsOf(held, "candidate"),
    advice: "The comparison has no result.",
  });
  return parseDelta(output, frr);
}

export const storeCandidate = (held: Held, patch: string, frr: string): Promise<void> =>
  store(held, "candidate", `${patch}\n${SEPARATOR}\n${frr}`);

/** Has the switch leave FRR alone in this delivery, whatever becomes of it. */
export const leaveFrr = (held: Held): Promise<void> => store(held, "switched", "FRR is the switch's own.\n");
