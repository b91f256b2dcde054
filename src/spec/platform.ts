import { z } from "zod";
import { systems, type PlatformName } from "../hardware/index.ts";

const NAMES = Object.keys(systems) as [PlatformName, ...PlatformName[]];

/** The network operating system of a switch. */
export const platform = z
  .enum(NAMES)
  .default("frr")
  .describe(
    `Network operating system of the switch: ${NAMES.map((name) => `${name} (${systems[name].title})`).join(", ")}.`,
  );

/** What a host speaks BGP by. */
export const hostDaemon = z
  .enum(["bird2", "bird1", "gobgp", "frr"])
  .describe(
    "What the host speaks BGP by: bird2 (BIRD 2.0.8 or newer), bird1 (BIRD 1.6), gobgp (GoBGP 4 beside FRR 8.4's zebra, which installs its routes), frr (FRRouting 8.4 or newer).",
  );

export type HostDaemon = z.output<typeof hostDaemon>;
export type { PlatformName };
