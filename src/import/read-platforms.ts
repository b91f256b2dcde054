import type { PlatformName } from "../spec/index.ts";

/** Platforms whose running configurations are read: each has its reader in `readers/`. By itself, so that who lists them loads none. */
export const READ_PLATFORMS = [
  "frr",
  "linux",
  "eos",
  "nxos",
  "comware",
  "vrp",
  "sonic",
  "cumulus",
] as const satisfies readonly PlatformName[];

export type ReadPlatform = (typeof READ_PLATFORMS)[number];
