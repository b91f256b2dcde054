import { DeliveryError, type Step } from "../error.ts";
import { argsOf, type Held, store, withHeld } from "../protocol/held.ts";
import { must, wordsOf } from "../ssh/must.ts";
import type { Session } from "../ssh/session.ts";
import { networkIn } from "../../platforms/linux/network-text.ts";
import { missingDaemons } from "./daemons.ts";
import { parseDelta } from "./delta.ts";
import { refuses } from "./refusals.ts";
import {
  CHECK,
  messages,
  PREFLIGHT,
  READ_RUNNING,
  READ_STARTUP,
  STARTUP_FILE,
  STARTUP_FOLDER,
} from "./scripts.ts";
import { checkNetwork } from "./check-network.ts";

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
  const start = await preflight(session, configuration);
  return withHeld(session, start, messages, work);
}

/** @returns what the switch starts from: a folder where its network is, or is to be, the fabric's */
async function preflight(session: Session, configuration: string): Promise<string> {
  const { device } = session;
  const hasNetwork = networkIn(configuration) !== "";
  const result = await session.run("preflight", PREFLIGHT, { args: [hasNetwork ? "network" : ""] });
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
  if (result.code === 0) return hasNetwork || answers("network").length > 0 ? STARTUP_FOLDER : STARTUP_FILE;
  throw new DeliveryError({
    step: "preflight",
    device,
    detail: wordsOf(result),
    advice: `The user's login must give a POSIX shell (and \`sudo -n\` where sudo is on). ${NOTHING_CHANGED}`,
  });
}

export const readRunning = (held: Held): Promise<string> =>
  must(held.session, "read", READ_RUNNING, { args: argsOf(held) });

export const readStartup = (held: Held): Promise<string> =>
  must(held.session, "read", READ_STARTUP, { args: argsOf(held) });

/** Stores a candidate on the switch. */
export async function stage(held: Held, candidate: string): Promise<Staged> {
  await store(held, "candidate", candidate);
  return { held, session: held.session, candidate };
}

/** Has the switch's own parser read the candidate. */
export async function check({ held: { session, start, id } }: Staged): Promise<void> {
  const candidate = start.replace(/[^/]*$/, `.calico-fabric/${id}/candidate`);
  await checkNetwork(session, candidate);
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
