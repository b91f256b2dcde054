import type { PlatformName } from "../spec/index.ts";
import { comware } from "./comware/platform.ts";
import { cumulus } from "./cumulus/platform.ts";
import { eos } from "./eos/platform.ts";
import { frr } from "./frr/platform.ts";
import { linux } from "./linux/platform.ts";
import { nxos } from "./nxos/platform.ts";
import type { Platform } from "./platform.ts";
import { sonic } from "./sonic/platform.ts";
import { vrp } from "./vrp/platform.ts";

/** Every network operating system that a switch may run. */
export const platforms: Readonly<Record<PlatformName, Platform>> = {
  frr,
  linux,
  eos,
  nxos,
  comware,
  vrp,
  sonic,
  cumulus,
};

export type { Platform } from "./platform.ts";
