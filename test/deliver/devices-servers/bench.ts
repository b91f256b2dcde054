import { DeliveryError } from "../../../src/deliver/error.ts";
import { switchConfig, type SwitchInputs, type SwitchState } from "../../../src/deliver/index.ts";

/** Creates, as Pulumi does: the state that it keeps. */
export async function created(inputs: SwitchInputs): Promise<SwitchState> {
  return (await switchConfig.create(inputs)).outs;
}

/** Changes what is delivered, as Pulumi does: the state that it keeps. */
export async function updated(state: SwitchState, change: Partial<SwitchInputs>): Promise<SwitchState> {
  const { baseline: _baseline, startup: _startup, drift: _drift, ...inputs } = state;
  return (await switchConfig.update(state.device, state, { ...inputs, ...change })).outs;
}

export const driftOf = async (state: SwitchState): Promise<readonly string[]> =>
  (await switchConfig.read(state.device, state)).props.drift;

export const removed = (state: SwitchState): Promise<void> => switchConfig.delete(state.device, state);

/** The failure of a delivery that must fail. */
export async function failure(delivery: Promise<unknown>): Promise<DeliveryError> {
  const error = await delivery.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DeliveryError) return error;
  throw new Error("it did not fail as a delivery does", { cause: error });
}
