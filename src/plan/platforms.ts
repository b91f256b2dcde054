import type { Datacenter, PlatformName, SpineSpec, TorSpec } from "../spec/index.ts";

type Platforms = Pick<Datacenter, "platforms">;

/** What a spine runs: its own choice, else that of all spines. */
export const spinePlatform = (
  { platforms }: Platforms,
  { platform }: Pick<SpineSpec, "platform">,
): PlatformName => platform ?? platforms.spines;

/** What a ToR runs: its own choice, else that of all ToRs. */
export const torPlatform = (
  { platforms }: Platforms,
  { platform }: Pick<TorSpec, "platform">,
): PlatformName => platform ?? platforms.tors;
