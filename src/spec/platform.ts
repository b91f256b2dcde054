import { z } from "zod";

/** The network operating system of a switch. */
export const platform = z
  .enum(["frr"])
  .default("frr")
  .describe("Network operating system of the switch: frr (Linux with FRRouting 8.4 or newer).");

export type PlatformName = z.output<typeof platform>;
