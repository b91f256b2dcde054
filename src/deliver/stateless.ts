import { ownValue } from "../plan/own-value.ts";
import { slotsIn } from "../text/secret-slot.ts";
import { changedLines } from "./changed-lines.ts";
import { driftPolicyOf } from "./drift-policy.ts";
import { unchangedOf, type StateFolder } from "./memory/index.ts";
import type { DeliveryRecord } from "./record.ts";
import { checked, stateOf, targetOf } from "./target.ts";
import { transportOf } from "./transports/index.ts";
import type { ChangeGate } from "./gate.ts";
import type { SwitchHeld } from "./transports/transport.ts";
import type { Place, SwitchInputs } from "./types.ts";
import { MASK } from "./redact.ts";
import { few, notAsThought, untouched } from "./untouched.ts";

/*
 * The verbs for those who keep no state, such as a Terraform provisioner: what ran before the fabric came, and what the fabric put
 * there, is remembered on the switch itself, or in a folder where its system has no place for that.
 */

/** What was done, or under `preview` would be done. */
export interface Delivered {
  readonly kind: "installed" | "changed" | "unchanged" | "removed" | "absent";
  /** The lines that changed, or the commands that put right what was typed by hand; empty when none. */
  readonly lines: string;
}

export interface PutOptions {
  /** Say what would be done, and change nothing. Default false. */
  readonly preview?: boolean;
  /** Where deliveries to systems are remembered that have no place for it. Default none: nothing is delivered to them. */
  readonly state?: StateFolder | undefined;
  /** Asked before a change is confirmed. Default none. */
  readonly gate?: ChangeGate | undefined;
}

/**
 * Which lines of drift say that somebody changed a switch. Which passwords were delivered is remembered by their fingerprints, or not at all: where one
 * is not known to be what it was, the line may differ for that alone, and lines with passwords do not count.
 */
function countingWith(
  { artifact, passwords }: DeliveryRecord,
  known: SwitchInputs["secrets"] = {},
): (line: string) => boolean {
  const slots = slotsIn(artifact);
  const all = slots.every((name) => passwords !== undefined && Object.hasOwn(known, name));
  return (line) => all || !line.includes(MASK);
}

/** The names of passwords that are others than were delivered. */
function changedPasswords(
  { artifact, secrets = {} }: SwitchInputs,
  known: SwitchInputs["secrets"],
): string[] {
  return slotsIn(artifact).filter(
    (name) => Object.hasOwn(secrets, name) && ownValue(known ?? {}, name) === undefined,
  );
}

/**
 * Puts an artifact on a switch, whether the fabric is there already or comes to it; a switch that runs it already is left alone.
 *
 * @throws DeliveryError when the inputs are malformed, when a number would change that `renumber` does not allow, or of the step that
 *   failed; the switch then runs what it ran before, or the message says otherwise
 */
export async function put(
  inputs: SwitchInputs,
  { preview = false, state: folder, gate }: PutOptions = {},
): Promise<Delivered> {
  await checked(undefined, inputs);
  const target = targetOf(inputs, inputs.artifact, folder, gate);
  return transportOf(inputs.connection).hold(target, async (held): Promise<Delivered> => {
    const record = await held.recall();
    if (record === undefined) {
      await (preview ? held.foresee?.(inputs, undefined) : held.install(inputs, true));
      return { kind: "installed", lines: "" };
    }
    await checked(record, inputs);
    const state = stateOf(inputs, record);
    const known = unchangedOf(inputs.secrets ?? {}, record.passwords);
    const passwords = changedPasswords(inputs, known);
    if (driftPolicyOf(inputs.connection, "overwrite") === "stop")
      await untouched(held, { ...state, secrets: known }, countingWith(record, known));
    const same = record.artifact === inputs.artifact && passwords.length === 0;
    const drift = same ? await held.drift({ ...state, ...inputs }) : [];
    if (same && drift.length === 0) return { kind: "unchanged", lines: "" };
    // A password that was another then is told anew: it stays a slot in what was there.
    const was = { ...state, secrets: known };
    await (preview ? held.foresee?.(inputs, was) : held.change({ ...state, ...inputs }, was, true));
    const changes = [
      changedLines(record.artifact, inputs.artifact),
      ...passwords.map((name) => `the password ${name}`),
    ];
    return { kind: "changed", lines: (same ? drift : changes.filter((text) => text !== "")).join("\n") };
  });
}

/**
 * Takes the fabric's configuration off a switch and puts back what it had replaced. A switch of which no delivery is remembered is left alone.
 *
 * @throws DeliveryError when the place is malformed, or of the step that failed
 */
export async function takeOff(
  place: Place,
  { state: folder, gate }: Pick<PutOptions, "state" | "gate"> = {},
): Promise<Delivered> {
  // Of an artifact there is none to check.
  await checked(undefined, { ...place, artifact: "!", numbers: {}, renumber: false });
  const target = targetOf(place, "", folder, gate);
  return transportOf(place.connection).hold(target, async (held): Promise<Delivered> => {
    const record = await held.recall();
    if (record === undefined) return { kind: "absent", lines: "" };
    await held.remove(stateOf(place, record), true);
    return { kind: "removed", lines: "" };
  });
}

/** Has a switch remember what it runs and was put there by somebody else. @throws DeliveryError where it does not run it */
async function adopted(held: SwitchHeld, base: SwitchInputs): Promise<DeliveryRecord | undefined> {
  const lacking = await held.lacks(base);
  if (lacking.length > 0)
    throw notAsThought(
      base.device,
      `it remembers no delivery, and does not run what the base says: ${few(lacking)}`,
      "Give what runs as the base, or bring it there first.",
    );
  await held.install(base, true);
  return await held.recall();
}

/**
 * The same of a switch that remembers an older delivery: Pulumi, which keeps its own state, may have brought it to the base since. What ran before the
 * fabric came is as it is remembered.
 *
 * @returns what it remembers then
 */
async function caughtUp(
  held: SwitchHeld,
  base: SwitchInputs,
  known: DeliveryRecord,
): Promise<DeliveryRecord> {
  const was = stateOf(base, known);
  const now = { ...was, ...base };
  if (known.artifact === base.artifact || (await held.drift(now)).length > 0) return known;
  await held.change(now, was, true);
  return (await held.recall()) ?? known;
}

/**
 * Makes sure that a switch can be taken from one artifact to another: that it remembers what it runs, that nobody has changed it by hand, unless that
 * is to be put right with it, and that its own check takes the new one. What Pulumi put there, which the switch does not remember, it remembers from here on.
 *
 * @param base what should run there; null where the fabric is yet to come
 * @param head what is to run there in the end; null where the fabric goes
 * @returns what the fabric has there; null where it has nothing
 * @throws DeliveryError of the steps "preflight" and "check", and of those before
 */
export async function prepare(
  place: Place,
  { base, head }: { readonly base: SwitchInputs | null; readonly head: SwitchInputs | null },
  { state: folder }: Pick<PutOptions, "state"> = {},
): Promise<string | null> {
  for (const inputs of [base, head]) if (inputs !== null) await checked(undefined, inputs);
  const target = targetOf(place, head?.artifact ?? base?.artifact ?? "", folder);
  return transportOf(place.connection).hold(target, async (held) => {
    const known = await held.recall();
    const record = base === null ? known : await (known ? caughtUp(held, base, known) : adopted(held, base));
    const was =
      record === undefined
        ? undefined
        : { ...stateOf(place, record), secrets: { ...base?.secrets, ...head?.secrets } };
    if (known !== undefined && was !== undefined && driftPolicyOf(place.connection, "stop") === "stop")
      await untouched(held, was);
    if (head !== null) await held.foresee?.(head, was);
    return record?.artifact ?? null;
  });
}
