import type { PlatformName } from "../spec/index.ts";
import { frr } from "./frr/platform.ts";
import type { Platform } from "./platform.ts";

/** Every network operating system that a switch may run. */
export const platforms: Readonly<Record<PlatformName, Platform>> = { frr };

export type { Platform } from "./platform.ts";
