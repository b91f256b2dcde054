import type { z } from "zod";
import { DeliveryError, type Step } from "../error.ts";

/** What a device told, as what it should be. @throws DeliveryError of that step with the paths that are not */
export function readAs<T>(schema: z.ZodType<T>, told: unknown, device: string, step: Step): T {
  const read = schema.safeParse(told);
  if (read.success) return read.data;
  const paths = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new DeliveryError({
    step,
    device,
    detail: `its answer is not as its system documents it: ${paths.join("; ")}`,
    advice: "Check that the device runs the system that the spec names for it.",
  });
}
