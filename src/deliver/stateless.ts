import { changedLines } from "./changed-lines.ts";
import { DeliveryError } from "./error.ts";
import type { DeliveryRecord } from "./record.ts";
import { switchConfig } from "./switch-config.ts";
import { transportOf } from "./transports/index.ts";
import type { Before, Place, SwitchInputs, SwitchState } from "./types.ts";

/*
 * The verbs for those who keep no state, such as a Terraform provisioner: what ran before the fabric came, and what the fabric put
 * there, is remembered on the switch itself.
 */

/** What was done, or under `preview` would be done. */
export interface Delivered {
  readonly kind: "installed" | "changed" | "unchanged" | "removed" | "absent";
  /** The lines that changed, or the commands that put right what was typed by hand; empty when none. */
  readonly lines: string;
}

/** @throws DeliveryError with all that speaks against the inputs */
async function checked(record: DeliveryRecord | undefined, inputs: SwitchInputs): Promise<void> {
  const { failures } = await switchConfig.check(record, inputs);
  if (failures.length === 0) return;
  const device = inputs.device || "the switch";
  const detail = failures.map(({ reason }) => reason).join("\n");
  throw new DeliveryError({ step: "check", device, detail, advice: "Nothing on it was changed." });
}

const stateOf = (place: Place, record: DeliveryRecord): SwitchState => ({
  ...place,
  ...record,
  renumber: false,
  drift: [],
});

async function install(inputs: SwitchInputs): Promise<Delivered> {
  const transport = transportOf(inputs.connection);
  const { artifact, numbers } = inputs;
  const noted: Before[] = [];
  try {
    const before = await transport.install(inputs, async (found) => {
      // Remembered before anything changes: a run that is ended in between must not lose what ran before.
      await transport.remember(inputs, { artifact, numbers, ...found });
      noted.push(found);
    });
    await transport.remember(inputs, { artifact, numbers, ...before });
  } catch (error) {
    // A switch that could not be put back still needs it.
    const failed = error instanceof DeliveryError && error.step === "roll back";
    if (noted.length > 0 && !failed) await transport.remember(inputs, undefined).catch(() => undefined);
    throw error;
  }
  return { kind: "installed", lines: "" };
}

/**
 * Puts an artifact on a switch, whether the fabric is there already or comes to it; a switch that runs it already is left alone.
 *
 * @param preview say what would be done, and change nothing
 * @throws DeliveryError when the inputs are malformed, when a number would change that `renumber` does not allow, or of the step that
 *   failed; the switch then runs what it ran before, or the message says otherwise
 */
export async function put(inputs: SwitchInputs, preview = false): Promise<Delivered> {
  const { device } = inputs;
  await checked(undefined, inputs);
  const transport = transportOf(inputs.connection);
  const record = await transport.recall(inputs);
  if (record === undefined) return preview ? { kind: "installed", lines: "" } : install(inputs);
  await checked(record, inputs);
  const state = stateOf(inputs, record);
  const same = record.artifact === inputs.artifact;
  const { props } = same ? await switchConfig.read(device, state) : { props: state };
  if (same && props.drift.length === 0) return { kind: "unchanged", lines: "" };
  if (!preview) {
    await switchConfig.update(device, props, inputs);
    const { artifact, numbers } = inputs;
    await transport.remember(inputs, { ...record, artifact, numbers });
  }
  return {
    kind: "changed",
    lines: same ? props.drift.join("\n") : changedLines(record.artifact, inputs.artifact),
  };
}

/**
 * Takes the fabric's configuration off a switch and puts back what it had replaced. A switch that remembers no delivery is left alone.
 *
 * @throws DeliveryError when the place is malformed, or of the step that failed
 */
export async function takeOff(place: Place): Promise<Delivered> {
  // Of an artifact there is none to check.
  await checked(undefined, { ...place, artifact: "!", numbers: {}, renumber: false });
  const transport = transportOf(place.connection);
  const record = await transport.recall(place);
  if (record === undefined) return { kind: "absent", lines: "" };
  await switchConfig.delete(place.device, stateOf(place, record));
  await transport.remember(place, undefined);
  return { kind: "removed", lines: "" };
}
