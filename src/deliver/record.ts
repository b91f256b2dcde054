import { z } from "zod";
import type { Before, SwitchInputs } from "./types.ts";

/** What a switch remembers of a delivery, for whoever has no state of their own to keep it in. May hold passwords. */
export type DeliveryRecord = Before & Pick<SwitchInputs, "artifact" | "numbers">;

const schema = z.object({
  artifact: z.string(),
  baseline: z.string(),
  startup: z.string(),
  numbers: z.record(z.string(), z.string()),
});

export const formatRecord = ({ artifact, baseline, startup, numbers }: DeliveryRecord): string =>
  `${JSON.stringify({ artifact, baseline, startup, numbers })}\n`;

/** @throws Error when it is not what `formatRecord` writes */
export function parseRecord(text: string): DeliveryRecord {
  return schema.parse(JSON.parse(text));
}
