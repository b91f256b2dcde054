import { DeliveryError } from "../deliver/index.ts";
import { lookAt, type LookedAt } from "../deliver/look/index.ts";
import { lookOf } from "../platforms/look-of.ts";
import { lost, type Difference, type Heard } from "../verify/index.ts";
import { AT_ONCE, inParallel } from "./in-parallel.ts";
import type { Ways } from "./ways.ts";

/** A device, and what it is asked of. */
export type Askable = Omit<LookedAt, "connection">;

/** What a device says of itself, or why it says nothing. */
export type Answer =
  | { readonly device: string; readonly heard: Heard }
  | { readonly device: string; readonly silent: Difference };

const unreachable = (device: string, message: string, hint: string): Answer => ({
  device,
  silent: { ...lost("device-unreachable", message, hint), device },
});

async function ask(one: Askable, ways: Ways): Promise<Answer> {
  const { device, platform } = one;
  const connection = ways.get(device);
  if (connection === undefined)
    return unreachable(
      device,
      "it was not asked: there is no way to it",
      "the file of ways: add its host and its hostKey or certificate to devices, or leave it out by --device",
    );
  try {
    return { device, heard: { ...(await lookAt({ ...one, connection })), look: lookOf(platform) ?? {} } };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const { step, detail, advice } = error;
    const words = `${step === "connect" ? "it can't be reached" : "it answers nothing"}: ${detail.split("\n").join("; ")}`;
    return unreachable(device, words, advice.replace(/\.$/, "") || "the way to it");
  }
}

/** Asks devices for all that they say of themselves; the answers in the same order. Nothing on any is changed. */
export const askDevices = (devices: readonly Askable[], ways: Ways): Promise<readonly Answer[]> =>
  inParallel(devices, AT_ONCE, (one) => ask(one, ways));
