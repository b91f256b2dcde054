import { DeliveryError } from "../error.ts";
import type { HeldDevice } from "./device.ts";
import { essence } from "./essence.ts";

/** Has a changed device go back to what ran before; gives the failure with how that went in its words. */
export async function reverted(
  held: HeldDevice,
  failure: unknown,
  running: string,
  rollbackSeconds: number,
): Promise<unknown> {
  if (!(failure instanceof DeliveryError)) return failure;
  const { device, step, detail } = failure;
  const within = held.revertsWithin?.(rollbackSeconds) ?? rollbackSeconds;
  const told = (advice: string): DeliveryError =>
    new DeliveryError(
      { step, device, detail, advice: [advice, failure.advice].filter(Boolean).join(" ") },
      failure,
    );
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
    const why = error instanceof DeliveryError ? error.detail : (error as Error).message;
    return new DeliveryError(
      {
        step: "roll back",
        device,
        detail: `${step} failed (${detail}), then putting back what ran before failed (${why})`,
        advice:
          held.keeps?.() === true
            ? "The device does not go back by itself any more: it runs the change, or a part of it. Look at what runs, and run again."
            : `The device goes back by itself within ${String(within)} s of being changed, and starts with what it ran before. Then run again.`,
      },
      failure,
    );
  }
}
