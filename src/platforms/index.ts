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

/** Every network operating system that a switch may run. The packed program loads one when it is asked for. */
export const platforms: Readonly<Record<PlatformName, Platform>> = {
  frr,
  get linux() {
    return linux;
  },
  get eos() {
    return eos;
  },
  get nxos() {
    return nxos;
  },
  get comware() {
    return comware;
  },
  get vrp() {
    return vrp;
  },
  get sonic() {
    return sonic;
  },
  get cumulus() {
    return cumulus;
  },
};

export type { Platform } from "./platform.ts";
