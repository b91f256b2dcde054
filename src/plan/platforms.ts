import type { Datacenter, PlatformName, SpineSpec, SuperSpineSpec, TorSpec } from "../spec/index.ts";

type Platforms = Pick<Datacenter, "platforms">;

/** What a spine runs: its own choice, else that of all spines. */
export const spinePlatform = (
  { platforms }: Platforms,
  { platform }: Pick<SpineSpec, "platform">,
): PlatformName => platform ?? platforms.spines;

/** What a super-spine runs: its own choice, else that of all super-spines, else that of all spines. */
export const superSpinePlatform = (
  { platforms }: Platforms,
  { platform }: Pick<SuperSpineSpec, "platform">,
): PlatformName => platform ?? platforms.superSpines ?? platforms.spines;

/** What a ToR runs: its own choice, else that of all ToRs. */
export const torPlatform = (
  { platforms }: Platforms,
  { platform }: Pick<TorSpec, "platform">,
): PlatformName => platform ?? platforms.tors;
