import { DeliveryError } from "./error.ts";
import type { ChangeGate } from "./gate.ts";
import { memoryIn, type StateFolder } from "./memory/index.ts";
import type { DeliveryRecord } from "./record.ts";
import { switchConfig } from "./switch-config.ts";
import type { Target } from "./transports/transport.ts";
import type { Place, SwitchInputs, SwitchState } from "./types.ts";
import { remembersItself } from "./ways.ts";

/* What the verbs of those who keep no state have in common. */

/** A place as a delivery holds it, with its memory where its system has no place for one. */
export const targetOf = <T extends Place>(
  place: T,
  artifact: string,
  state: StateFolder | undefined,
  gate?: ChangeGate,
): T & Target => ({
  ...place,
  artifact,
  ...(gate === undefined ? {} : { gate }),
  ...(state === undefined || remembersItself(place.platform) ? {} : { memory: memoryIn(state, place) }),
});

/** @throws DeliveryError with all that speaks against the inputs */
export async function checked(record: DeliveryRecord | undefined, inputs: SwitchInputs): Promise<void> {
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

/** What was delivered, as state. */
export const stateOf = (
  place: Place,
  { artifact, numbers, baseline, startup }: DeliveryRecord,
): SwitchState => ({
  ...place,
  ...{ artifact, numbers, baseline, startup },
  renumber: false,
  drift: [],
});
