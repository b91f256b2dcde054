import { z } from "zod";
import type { Before, SwitchInputs } from "./types.ts";

/** Of passwords by their names, what tells whether another is the same: scrypt of each with one salt, hexadecimal. */
export interface Fingerprints {
  readonly salt: string;
  readonly of: Readonly<Record<string, string>>;
}

/** What is remembered of a delivery, for whoever has no state of their own to keep it in. May hold passwords that were there before. */
export type DeliveryRecord = Before &
  Pick<SwitchInputs, "artifact" | "numbers"> & {
    /** Of the passwords that it had slots for, where the device shows them to nobody. */
    readonly passwords?: Fingerprints;
  };

const schema = z.object({
  artifact: z.string(),
  baseline: z.string(),
  startup: z.string(),
  numbers: z.record(z.string(), z.string()),
});

/** What a switch is to remember of a delivery by someone who keeps no state. */
export const formatDelivery = (
  { artifact, numbers }: Pick<SwitchInputs, "artifact" | "numbers">,
  { baseline, startup }: Before,
): string => `${JSON.stringify({ artifact, baseline, startup, numbers })}\n`;

/** @throws Error when it is not what `formatDelivery` writes */
export function parseRecord(text: string): DeliveryRecord {
  return schema.parse(JSON.parse(text));
}
