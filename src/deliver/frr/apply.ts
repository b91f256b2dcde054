import { DeliveryError } from "../error.ts";
import { type Held, store } from "../protocol/held.ts";
import { rolledBack } from "../protocol/rolled-back.ts";
import { apply, arm, confirm, remember } from "../protocol/transaction.ts";
import { redact } from "../redact.ts";
import { wordsOf } from "../ssh/must.ts";
import type { ChangeGate } from "../gate.ts";
import { GATES } from "./gates.ts";
import { sameRunning } from "./whole-text.ts";
import { check, difference, readRunning, stage, type Staged } from "./switch.ts";

export interface Wanted {
  /** The whole configuration that is to run. */
  readonly candidate: string;
  /** What the switch is to load when it starts, where that is not simply the candidate as FRR writes it. */
  readonly startup?: string;
  /** Whether it starts as it should already. */
  readonly startsSo: boolean;
  /** What the switch is to remember of the delivery, by whether anything had to change; empty to forget. */
  readonly record?: (changed: boolean) => string;
  /** Asked before FRR's own gates. Default none. */
  readonly gate?: ChangeGate | undefined;
}

/**
 * Brings a switch to a configuration: check, arm, apply, verify, confirm. A switch that runs it and starts with it already is left alone. It is
 * verified that the configuration is in effect, and that the sessions that were up are up again.
 *
 * @param running what runs now, to be put back when a step after `arm` fails
 * @returns whether anything had to change
 * @throws DeliveryError of the step that failed; the switch then runs what it ran before, or the message says otherwise
 */
export async function bring(
  held: Held,
  running: string,
  { candidate, startup, startsSo, record, gate }: Wanted,
): Promise<boolean> {
  const staged = await stage(held, candidate);
  await check(staged);
  const changes = !startsSo || (await difference(staged, "check")).length > 0;
  if (record) await store(held, "record", record(changes));
  if (!changes) {
    if (record) await remember(held);
    return false;
  }
  if (startup) await store(held, "startup", startup);
  const gates = await Promise.all(GATES.map((one) => one(staged)));
  const asBefore = async (): Promise<boolean> => sameRunning(await readRunning(held), running);
  let armed = false;
  try {
    await arm(held, running);
    armed = true;
    await applyAndVerify(staged);
    await gate?.();
    for (const passes of gates) await passes();
    await confirm(held);
  } catch (error) {
    throw armed ? await rolledBack(held, error, { noun: "switch", startup: "frr.conf", asBefore }) : error;
  }
  return true;
}

/**
 * What frr-reload.py takes away and puts back again in a single pass, as seen on FRR 8.4.4: after `no bfd` it opens the context to remove what
 * was in it, and `no neighbor X bfd profile Y` after `no neighbor X bfd` turns BFD on. A second pass finds it alone, and it goes.
 */
const NEEDS_TWO_PASSES = /^\s*no (?:neighbor \S+ )?bfd$/;

/**
 * frr-reload.py leaves with 1 both when FRR refused lines, having applied the rest, and when it sent a line twice that
 * FRR takes once. What runs then is what tells.
 */
async function applyAndVerify(staged: Staged): Promise<void> {
  let applied = await apply(staged.held);
  let left = await difference(staged, "verify");
  if (left.length > 0 && left.every((command) => NEEDS_TWO_PASSES.test(command.split("\n").at(-1) ?? ""))) {
    applied = await apply(staged.held);
    left = await difference(staged, "verify");
  }
  if (left.length === 0) return;
  const refused = applied.code !== 0;
  const shown = left.slice(0, 10).map((command) => redact(command.replaceAll(/\n\s*/g, " / ")));
  throw new DeliveryError({
    step: refused ? "apply" : "verify",
    device: staged.session.device,
    detail: [...(refused ? [wordsOf(applied)] : []), `not in effect: ${shown.join(", ")}`].join("\n"),
    advice: "",
  });
}
