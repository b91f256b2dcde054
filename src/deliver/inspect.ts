import { changedLines } from "./changed-lines.ts";
import type { LastChange } from "../platforms/last-change.ts";
import type { PutOptions } from "./stateless.ts";
import { checked, stateOf, targetOf } from "./target.ts";
import { transportOf } from "./transports/index.ts";
import type { SwitchInputs } from "./types.ts";
import { lastChangeOf } from "./untouched.ts";
import { remembersItself } from "./ways.ts";

/** How a switch is, beside what was delivered to it and what is wanted of it. */
export interface Inspected {
  /** Whether a delivery to it is remembered. Where none is, it is held against what is wanted. */
  readonly remembered: boolean;
  /** What runs otherwise than it was delivered, or than is wanted: lines or commands, without passwords; empty where nothing does. */
  readonly drift: readonly string[];
  /** Who configured it last, as it notes that down itself, where something differs; null where it says nothing, absent where nothing differs. */
  readonly last?: LastChange | null;
  /** What is wanted and not delivered yet, and what was delivered and is not wanted any more, as a unified diff; empty where nothing is. */
  readonly pending: string;
}

/**
 * Looks how a switch differs from what was delivered to it. Changes nothing, and has the switch for itself meanwhile.
 *
 * @throws DeliveryError when the inputs are malformed, when the switch can't be reached or somebody else has it
 */
export async function inspect(
  inputs: SwitchInputs,
  { state: folder }: Pick<PutOptions, "state"> = {},
): Promise<Inspected> {
  await checked(undefined, inputs);
  const { platform, connection } = inputs;
  const remembers = connection.transport === "file" || remembersItself(platform) || folder !== undefined;
  return transportOf(connection).hold(targetOf(inputs, inputs.artifact, folder), async (held) => {
    const record = remembers ? await held.recall() : undefined;
    const found = async (drift: readonly string[]): Promise<Pick<Inspected, "drift" | "last">> =>
      drift.length === 0 ? { drift } : { drift, last: (await lastChangeOf(held)) ?? null };
    if (record === undefined)
      return { remembered: false, ...(await found(await held.lacks(inputs))), pending: "" };
    const { secrets } = inputs;
    const drift = await held.drift({ ...stateOf(inputs, record), ...(secrets && { secrets }) });
    return {
      remembered: true,
      ...(await found(drift)),
      pending: changedLines(record.artifact, inputs.artifact),
    };
  });
}
