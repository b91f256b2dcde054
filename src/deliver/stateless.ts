import { changedLines } from "./changed-lines.ts";
import { DeliveryError } from "./error.ts";
import type { DeliveryRecord } from "./record.ts";
import { switchConfig } from "./switch-config.ts";
import { transportOf } from "./transports/index.ts";
import type { Place, SwitchInputs, SwitchState } from "./types.ts";

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
  throw new DeliveryError({
    step: "check",
    device,
    detail,
    advice: "Nothing on it was changed.",
    ours: true,
  });
}

const stateOf = (place: Place, record: DeliveryRecord): SwitchState => ({
  ...place,
  ...record,
  renumber: false,
  drift: [],
});

/**
 * Puts an artifact on a switch, whether the fabric is there already or comes to it; a switch that runs it already is left alone.
 *
 * @param preview say what would be done, and change nothing
 * @throws DeliveryError when the inputs are malformed, when a number would change that `renumber` does not allow, or of the step that
 *   failed; the switch then runs what it ran before, or the message says otherwise
 */
export async function put(inputs: SwitchInputs, preview = false): Promise<Delivered> {
  await checked(undefined, inputs);
  return transportOf(inputs.connection).hold(inputs, async (held): Promise<Delivered> => {
    const record = await held.recall();
    if (record === undefined) {
      if (!preview) await held.install(inputs, true);
      return { kind: "installed", lines: "" };
    }
    await checked(record, inputs);
    const state = stateOf(inputs, record);
    const same = record.artifact === inputs.artifact;
    const drift = same ? await held.drift({ ...state, ...inputs }) : [];
    if (same && drift.length === 0) return { kind: "unchanged", lines: "" };
    if (!preview) await held.change({ ...state, ...inputs }, state, true);
    return {
      kind: "changed",
      lines: same ? drift.join("\n") : changedLines(record.artifact, inputs.artifact),
    };
  });
}

/**
 * Takes the fabric's configuration off a switch and puts back what it had replaced. A switch that remembers no delivery is left alone.
 *
 * @throws DeliveryError when the place is malformed, or of the step that failed
 */
export async function takeOff(place: Place): Promise<Delivered> {
  // Of an artifact there is none to check.
  await checked(undefined, { ...place, artifact: "!", numbers: {}, renumber: false });
  return transportOf(place.connection).hold({ ...place, artifact: "" }, async (held): Promise<Delivered> => {
    const record = await held.recall();
    if (record === undefined) return { kind: "absent", lines: "" };
    await held.remove(stateOf(place, record), true);
    return { kind: "removed", lines: "" };
  });
}
