import { sameConfiguration } from "../../platforms/frr/blocks.ts";
import type { Operation } from "../../platforms/sonic/change/patch.ts";
import type { Database } from "../../platforms/sonic/change/rows.ts";
import { DeliveryError } from "../error.ts";
import { sessionsStay } from "../frr/sessions-gate.ts";
import { store, type Held } from "../protocol/held.ts";
import { rolledBack } from "../protocol/rolled-back.ts";
import { apply, arm, confirm, remember } from "../protocol/transaction.ts";
import { redact } from "../redact.ts";
import { wordsOf } from "../ssh/must.ts";
import type { ChangeGate } from "../gate.ts";
import { check, frrDifference, type Kind, type Parts, readRunning, storeCandidate } from "./switch.ts";

export interface Wanted {
  readonly kind: Kind;
  /** FRR's whole configuration as it is to be; empty where FRR is not the fabric's. */
  readonly frr: string;
  /** What CONFIG_DB still needs. */
  readonly left: (db: Database) => readonly Operation[];
  /** Whether the switch starts as it should already. */
  readonly startsSo: boolean;
  /** What the switch is to remember of the delivery, by whether anything had to change; empty to forget. */
  readonly record?: (changed: boolean) => string;
  /** Asked before the sessions are. Default none. */
  readonly gate?: ChangeGate | undefined;
}

const MOST_SHOWN = 10;

/** What a switch still needs: operations on CONFIG_DB, then FRR's commands. */
export async function needs(
  held: Held,
  { kind, frr, left }: Wanted,
  { db }: Parts,
  step: "check" | "verify",
): Promise<readonly string[]> {
  const commands = await frrDifference(held, frr, step);
  return [
    ...left(db).map((one) => JSON.stringify(one)),
    ...(kind === "routed" ? commands.map((command) => command.replaceAll(/\n\s*/g, " / ")) : []),
  ];
}

export const stage = (held: Held, { frr, left }: Wanted, { db }: Parts): Promise<void> => {
  const patch = left(db);
  return storeCandidate(held, patch.length === 0 ? "" : JSON.stringify(patch, null, 1), frr);
};

/**
 * Brings a switch to what it should run: check, arm, apply, verify, confirm. One that runs it and starts with it already is left alone.
 *
 * @param running what runs now, to be put back when a step after `arm` fails
 * @returns whether anything had to change
 * @throws DeliveryError of the step that failed; the switch then runs what it ran before, or the message says otherwise
 */
export async function bring(held: Held, running: Parts, wanted: Wanted): Promise<boolean> {
  const { session } = held;
  await stage(held, wanted, running);
  await check(held, wanted.kind);
  const changes = !wanted.startsSo || (await needs(held, wanted, running, "check")).length > 0;
  if (wanted.record) await store(held, "record", wanted.record(changes));
  if (!changes) {
    if (wanted.record) await remember(held);
    return false;
  }
  const passes =
    wanted.kind === "routed" ? await sessionsStay({ held, session, candidate: wanted.frr }) : undefined;
  const asBefore = async (): Promise<boolean> => {
    const now = await readRunning(session, wanted.kind, "roll back");
    return JSON.stringify(now.db) === JSON.stringify(running.db) && sameConfiguration(now.frr, running.frr);
  };
  let armed = false;
  try {
    await arm(held, running.text);
    armed = true;
    await applyAndVerify(held, wanted);
    await wanted.gate?.();
    await passes?.();
    await confirm(held);
  } catch (error) {
    throw armed
      ? await rolledBack(held, error, { noun: "switch", startup: "what the switch starts with", asBefore })
      : error;
  }
  return true;
}

/** frr-reload.py takes two passes for some lines, and leaves with 1 for lines that FRR takes once: what runs tells. */
async function applyAndVerify(held: Held, wanted: Wanted): Promise<void> {
  for (let pass = 0; pass < 2; pass += 1) {
    const applied = await apply(held);
    const left = await needs(held, wanted, await readRunning(held.session, wanted.kind, "verify"), "verify");
    if (left.length === 0) return;
    if (pass === 1 || left.some((one) => !/(?:^|\/ )no (?:neighbor \S+ )?bfd$/.test(one))) {
      const refused = applied.code !== 0;
      throw new DeliveryError({
        step: refused ? "apply" : "verify",
        device: held.session.device,
        detail: [
          ...(refused ? [wordsOf(applied)] : []),
          `not in effect: ${left.slice(0, MOST_SHOWN).map(redact).join(", ")}`,
        ].join("\n"),
        advice: "",
      });
    }
  }
}
