import { DeliveryError } from "../error.ts";
import { DEFAULT_ROLLBACK_SECONDS } from "../ssh/defaults.ts";
import type { Held } from "./held.ts";
import { rollBack } from "./transaction.ts";

export interface Device {
  /** What the user calls it: `switch`, `host`. */
  readonly noun: string;
  /** What it starts from, by a short name. */
  readonly startup: string;
  /** Whether it runs what it ran before. */
  readonly asBefore: () => Promise<boolean>;
}

/** Has an armed device put back what ran before; gives the failure with how that went in its words. */
export async function rolledBack(held: Held, failure: unknown, device: Device): Promise<unknown> {
  if (!(failure instanceof DeliveryError)) return failure;
  const { rollbackSeconds = DEFAULT_ROLLBACK_SECONDS } = held.session.connection;
  const { step, detail } = failure;
  const told = (advice: string): DeliveryError =>
    new DeliveryError(
      { step, device: failure.device, detail, advice: [advice, failure.advice].filter(Boolean).join(" ") },
      failure,
    );
  if (!held.session.alive()) {
    // A confirmation that was cut off has said what can be known.
    return step === "confirm"
      ? failure
      : told(
          `The ${device.noun} puts back what ran before by itself within ${String(rollbackSeconds)} s of being changed.`,
        );
  }
  try {
    const { state, words } = await rollBack(held);
    // What is decided is not taken back: the failure says what is true.
    if (state === "decided" || state === "confirmed" || state === "none") return failure;
    if (await device.asBefore()) {
      return told(`What ran before was put back and is what runs now; ${device.startup} is as it was.`);
    }
    if (state === "rolled-back")
      return told(
        `The ${device.noun} has put back what the change had altered, and somebody else has changed it meanwhile: look at what runs, and run again; ${device.startup} is as it was.`,
      );
    throw new Error(
      state === "rolling" || state === "armed" ? words : "what runs now is not what ran before",
    );
  } catch (error) {
    const why = error instanceof DeliveryError ? error.detail : (error as Error).message;
    return new DeliveryError(
      {
        step: "roll back",
        device: failure.device,
        detail: `${step} failed (${detail}), then putting back what ran before failed (${why})`,
        advice: `The ${device.noun} goes on trying by itself until it has managed, and the next delivery waits for that; it starts with what it ran before.`,
      },
      failure,
    );
  }
}
