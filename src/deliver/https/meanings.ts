import { DeliveryError, type Step } from "../error.ts";
import type { Answer } from "./client.ts";

/** What a status means in which an interface over HTTPS lets nobody in, or has no time. */
interface Meaning {
  /** Whether the way in is what is wrong, whatever the step. */
  readonly connects: boolean;
  readonly detail: string;
  readonly advice: string;
}

const MEANINGS: Readonly<Record<number, Meaning>> = {
  401: {
    connects: true,
    detail: "the device refused the credentials",
    advice: "Check the user and password, and that this user may use the device's interface.",
  },
  403: {
    connects: true,
    detail: "the device does not let this user in",
    advice: "Check the user and password, and that this user may use the device's interface.",
  },
  404: {
    connects: false,
    detail: "there is no such interface at this address",
    advice: "Check the port, and that the interface is on.",
  },
  503: {
    connects: false,
    detail: "the device is busy, or its interface is still starting",
    advice: "Run again in a while.",
  },
};

/**
 * Why an answer is a refusal, by its status; undefined of others.
 *
 * @param more what this system's users need besides, a sentence, where nobody is let in; default nothing
 */
export function refusalBy(
  device: string,
  step: Step,
  { status }: Answer,
  more = "",
): DeliveryError | undefined {
  const meaning = MEANINGS[status];
  if (meaning === undefined) return undefined;
  const { connects, detail, advice } = meaning;
  return new DeliveryError({
    step: connects ? "connect" : step,
    device,
    detail: `${detail} (HTTP ${String(status)})`,
    advice: [advice, connects ? more : ""].filter(Boolean).join(" "),
    ours: true,
  });
}
