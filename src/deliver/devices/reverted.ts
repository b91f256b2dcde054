import { DeliveryError } from "../error.ts";
import { redact } from "../redact.ts";
import type { HeldDevice } from "./device.ts";
import { essence } from "./essence.ts";

function wordsOf(error: unknown): string {
  if (error instanceof DeliveryError) return error.detail;
  return error instanceof Error ? error.message : String(error);
}

/** Has a changed device go back to what ran before, whatever failed; gives the failure with how that went in its words. */
export async function reverted(
  held: HeldDevice,
  failure: unknown,
  running: string,
  rollbackSeconds: number,
): Promise<Error> {
  const { device } = held;
  const within = held.revertsWithin?.(rollbackSeconds) ?? rollbackSeconds;
  const words = wordsOf(failure);
  const told = (advice: string): Error => {
    // What no step foresees is a mistake in here: it stays one.
    if (!(failure instanceof DeliveryError))
      return new Error(`${device}: ${redact(words)}. ${advice}`, { cause: failure });
    const { step, detail } = failure;
    return new DeliveryError(
      { step, device, detail, advice: [advice, failure.advice].filter(Boolean).join(" ") },
      failure,
    );
  };
  try {
    await held.revert();
    if (essence(await held.running("roll back")) === essence(running))
      return told(
        "What ran before was put back and is what runs now; what the device starts with is as it was.",
      );
    return told(
      "The device went back, and what runs now is not what ran before to the letter: look at the difference, and run again.",
    );
  } catch (error) {
    return new DeliveryError(
      {
        step: "roll back",
        device,
        detail: `${failure instanceof DeliveryError ? failure.step : "the change"} failed (${words}), then putting back what ran before failed (${wordsOf(error)})`,
        advice:
          held.keeps?.() === true
            ? "The device does not go back by itself any more: it runs the change, or a part of it. Look at what runs, and run again."
            : `The device goes back by itself within ${String(within)} s of being changed, and starts with what it ran before. Then run again.`,
      },
      failure,
    );
  }
}
