import { lastChangeText, type LastChange } from "../platforms/last-change.ts";
import { DeliveryError } from "./error.ts";
import type { SwitchHeld } from "./transports/transport.ts";
import type { SwitchState } from "./types.ts";

/** What is not as it was thought to be, before anything is changed. */
export const notAsThought = (device: string, detail: string, advice: string): DeliveryError =>
  new DeliveryError({ step: "preflight", device, detail, advice: `${advice} Nothing on it was changed.` });

const MOST_SHOWN = 5;

export const few = (lines: readonly string[]): string =>
  [
    ...lines.slice(0, MOST_SHOWN),
    ...(lines.length > MOST_SHOWN ? [`${String(lines.length - MOST_SHOWN)} more`] : []),
  ].join("\n");

/** Who configured it last; undefined where the device does not say, or not to this user. */
export async function lastChangeOf(held: SwitchHeld): Promise<LastChange | undefined> {
  try {
    return await held.lastChange?.();
  } catch (error) {
    // What is found out for people must not be what a look ends with.
    if (error instanceof DeliveryError) return undefined;
    throw error;
  }
}

/**
 * Makes sure that nobody has changed a switch since it was delivered to.
 *
 * @param counts which lines of drift count. Default all
 * @throws DeliveryError of step "preflight" with the lines
 */
export async function untouched(
  held: SwitchHeld,
  state: SwitchState,
  counts: (line: string) => boolean = () => true,
): Promise<void> {
  const drift = (await held.drift(state)).filter(counts);
  if (drift.length === 0) return;
  const last = await lastChangeOf(held);
  const who = last === undefined ? "" : ` (${lastChangeText(last)})`;
  throw notAsThought(
    state.device,
    `somebody has changed it since it was delivered${who}: ${few(drift)}`,
    "Put it right first (`drift: overwrite` has a delivery do that), or have the spec say it.",
  );
}
