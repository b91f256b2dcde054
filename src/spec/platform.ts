import { z } from "zod";

/** The network operating system of a switch. */
export const platform = z
  .enum(["frr"])
  .default("frr")
  .describe("Network operating system of the switch: frr (Linux with FRRouting 8.4 or newer).");

/** What a host speaks BGP by. */
export const hostDaemon = z
  .enum(["bird2", "bird1", "gobgp", "frr"])
  .describe(
    "What the host speaks BGP by: bird2 (BIRD 2.0.8 or newer), bird1 (BIRD 1.6), gobgp (GoBGP 4 beside FRR 8.4's zebra, which installs its routes), frr (FRRouting 8.4 or newer).",
  );

export type HostDaemon = z.output<typeof hostDaemon>;
export type PlatformName = z.output<typeof platform>;
