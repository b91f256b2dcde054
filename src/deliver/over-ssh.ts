import type { SwitchInputs } from "./types.ts";

/** What a device may run that is managed over SSH; the configurations of all others are files. */
export const OVER_SSH = [
  "frr",
  "linux",
  "bird2",
  "bird1",
  "gobgp",
] as const satisfies readonly SwitchInputs["platform"][];

export type PlatformOverSsh = (typeof OVER_SSH)[number];

export const isOverSsh = (platform: SwitchInputs["platform"]): platform is PlatformOverSsh =>
  OVER_SSH.some((one) => one === platform);
