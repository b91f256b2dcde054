import { z } from "zod";
import { systems, type PlatformName } from "../hardware/index.ts";

const NAMES = Object.keys(systems) as [PlatformName, ...PlatformName[]];
const LIST = NAMES.map((name) => `${name} (${systems[name].title})`).join(", ");

export const platformName = z.enum(NAMES);

/** The network operating system of one switch. */
export const platform = platformName
  .optional()
  .describe("Network operating system of the switch, where it is not as `platforms` says for its role.");

/** The network operating systems of a datacenter's switches. */
export const platforms = z
  .strictObject({
    spines: platformName.default("frr").describe(`Of spines: ${LIST}. Default frr.`),
    superSpines: platformName.optional().describe("Of super-spines: one of the same. Default: as of spines."),
    tors: platformName.default("frr").describe("Of ToRs: one of the same. Default frr."),
  })
  .prefault({})
  .describe("Network operating systems of switches, by role.");

/** What a host speaks BGP by. */
export const hostDaemon = z
  .enum(["bird2", "bird1", "gobgp", "frr"])
  .describe(
    "What the host speaks BGP by: bird2 (BIRD 2.0.8 or newer), bird1 (BIRD 1.6), gobgp (GoBGP 4 beside FRR 8.4's zebra, which installs its routes), frr (FRRouting 8.4 or newer).",
  );

export type HostDaemon = z.output<typeof hostDaemon>;
export type { PlatformName };
