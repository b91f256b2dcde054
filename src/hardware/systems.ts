import { comware } from "./comware.ts";
import { cumulus } from "./cumulus.ts";
import { eos } from "./eos.ts";
import { frr } from "./frr.ts";
import { linux } from "./linux.ts";
import { nxos } from "./nxos.ts";
import { sonic } from "./sonic.ts";
import { vrp } from "./vrp.ts";
import type { SwitchSystem } from "./switch-system.ts";

/** Every network operating system that a switch may run, by the name that a spec has for it. A new one is a line here and its entry in `src/platforms/index.ts`. */
export const systems = { frr, linux, eos, nxos, comware, vrp, sonic, cumulus } satisfies Readonly<
  Record<string, SwitchSystem>
>;

export type PlatformName = keyof typeof systems;
