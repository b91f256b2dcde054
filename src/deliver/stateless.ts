import { ownValue } from "../plan/own-value.ts";
import { slotsIn } from "../text/secret-slot.ts";
import { changedLines } from "./changed-lines.ts";
import { DeliveryError } from "./error.ts";
import { memoryIn, unchangedOf, type StateFolder } from "./memory/index.ts";
import type { DeliveryRecord } from "./record.ts";
import { switchConfig } from "./switch-config.ts";
import { transportOf } from "./transports/index.ts";
import type { Target } from "./transports/transport.ts";
import type { Place, SwitchInputs, SwitchState } from "./types.ts";
import { remembersItself } from "./ways.ts";

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
}

const targetOf = <T extends Place>(
  place: T,
  artifact: string,
  state: StateFolder | undefined,
): T & Target => ({
  ...place,
  artifact,
  ...(state === undefined || remembersItself(place.platform) ? {} : { memory: memoryIn(state, place) }),
});

/** @throws DeliveryError with all that speaks against the inputs */
async function checked(record: DeliveryRecord | undefined, inputs: SwitchInputs): Promise<void> {
  const { failures } = await switchConfig.check(record, inputs);
  if (failures.length === 0) return;
  const device = inputs.device || "the switch";
  const detail = failures.map(({ reason }) => reason).join("\n");
  throw new DeliveryError({
    step: "check",
    device,
    detail,
    advice: "Nothing on it was changed.",
    ours: true,
  });
}

const stateOf = (place: Place, { artifact, numbers, baseline, startup }: DeliveryRecord): SwitchState => ({
  ...place,
  ...{ artifact, numbers, baseline, startup },
  renumber: false,
  drift: [],
});

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
  { preview = false, state: folder }: PutOptions = {},
): Promise<Delivered> {
  await checked(undefined, inputs);
  const target = targetOf(inputs, inputs.artifact, folder);
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
  { state: folder }: Pick<PutOptions, "state"> = {},
): Promise<Delivered> {
  // Of an artifact there is none to check.
  await checked(undefined, { ...place, artifact: "!", numbers: {}, renumber: false });
  const target = targetOf(place, "", folder);
  return transportOf(place.connection).hold(target, async (held): Promise<Delivered> => {
    const record = await held.recall();
    if (record === undefined) return { kind: "absent", lines: "" };
    await held.remove(stateOf(place, record), true);
    return { kind: "removed", lines: "" };
  });
}
