import { DeliveryError, type Step } from "../error.ts";
import { argsOf, type Held, store, withHeld } from "../protocol/held.ts";
import { must, wordsOf } from "../ssh/must.ts";
import type { Session } from "../ssh/session.ts";
import { missingDaemons } from "./daemons.ts";
import { parseDelta } from "./delta.ts";
import { refuses } from "./refusals.ts";
import { CHECK, messages, PREFLIGHT, READ_RUNNING, READ_STARTUP, STARTUP_FILE } from "./scripts.ts";

/** A candidate on a switch that this delivery has for itself. */
export interface Staged {
  readonly held: Held;
  readonly session: Session;
  readonly candidate: string;
}

const NOTHING_CHANGED = "Nothing on the switch was changed.";

/**
 * Has a switch that has what a delivery needs, the daemons for a configuration included, for as long as `work` takes.
 *
 * @throws DeliveryError that lists all that is missing
 */
export async function withSwitch<T>(
  session: Session,
  configuration: string,
  work: (held: Held) => Promise<T>,
): Promise<T> {
  await preflight(session, configuration);
  return withHeld(session, STARTUP_FILE, messages, work);
}

async function preflight(session: Session, configuration: string): Promise<void> {
  const { device } = session;
  const result = await session.run("preflight", PREFLIGHT);
  const answers = (word: string): string[] =>
    [...result.stdout.matchAll(new RegExp(`^${word}: (.+)$`, "gm"))].map((match) => match[1] ?? "");
  const daemons = answers("daemons")[0];
  const missing = [
    ...answers("missing"),
    ...(daemons === undefined ? [] : missingDaemons(configuration, daemons)).map(
      (name) => `a running ${name}`,
    ),
  ];
  if (missing.length > 0) {
    throw new DeliveryError({
      step: "preflight",
      device,
      detail: `the switch lacks ${missing.join(", ")}`,
      advice: `Install or start what is missing (/etc/frr/daemons names what FRR starts), and log in as a user who may change FRR. ${NOTHING_CHANGED}`,
    });
  }
  if (result.code === 0) return;
  throw new DeliveryError({
    step: "preflight",
    device,
    detail: wordsOf(result),
    advice: `The user's login must give a POSIX shell (and \`sudo -n\` where sudo is on). ${NOTHING_CHANGED}`,
  });
}

export const readRunning = (session: Session): Promise<string> => must(session, "read", READ_RUNNING);

export const readStartup = (session: Session): Promise<string> =>
  must(session, "read", READ_STARTUP, { args: [STARTUP_FILE] });

/** Stores a candidate on the switch. */
export async function stage(held: Held, candidate: string): Promise<Staged> {
  await store(held, "candidate", candidate);
  return { held, session: held.session, candidate };
}

/** Has the switch's own parser read the candidate. */
export async function check({ held: { session, start, id } }: Staged): Promise<void> {
  const candidate = start.replace(/[^/]*$/, `.calico-fabric/${id}/candidate`);
  const result = await session.run("check", CHECK, { args: [candidate] });
  if (!refuses(result)) return;
  throw new DeliveryError({
    step: "check",
    device: session.device,
    detail: wordsOf(result),
    advice: `FRR on this switch does not know these lines; is its version the one that the fabric is written for? ${NOTHING_CHANGED}`,
  });
}

/** The commands that lead from what runs to the candidate; none when both are the same. */
export async function difference({ held, candidate }: Staged, step: Step): Promise<readonly string[]> {
  // On a file that it cannot read, frr-reload.py prints a delta that deletes everything: only with exit code 0 it counts.
  const output = await must(held.session, step, held.messages.compare, {
    args: argsOf(held, "candidate"),
    advice: "The comparison has no result.",
  });
  return parseDelta(output, candidate);
}
