import type { PlatformName } from "../index.ts";
import { comwareModels } from "./comware.ts";
import { cumulusModels } from "./cumulus.ts";
import { eosModels } from "./eos.ts";
import type { HardwareModel } from "./model.ts";
import { nxosModels } from "./nxos.ts";
import { sonicModels } from "./sonic.ts";
import { vrpModels } from "./vrp.ts";

/** Every switch as it is sold, by what runs on it. FRR runs on whatever Linux does, whose drivers name the ports. */
export const hardwareModels = {
  frr: {},
  linux: {},
  eos: eosModels,
  nxos: nxosModels,
  comware: comwareModels,
  vrp: vrpModels,
  sonic: sonicModels,
  cumulus: cumulusModels,
} as const satisfies Readonly<Record<PlatformName, Readonly<Record<string, HardwareModel>>>>;

type Models = typeof hardwareModels;
export type HardwareName = { readonly [P in PlatformName]: keyof Models[P] }[PlatformName];

/** The models that a platform runs on, by name. */
export const modelsOn = (platform: PlatformName): Readonly<Record<string, HardwareModel>> =>
  hardwareModels[platform];

/** All of them. */
export const HARDWARE_NAMES = Object.values(hardwareModels).flatMap((models) =>
  Object.keys(models),
) as HardwareName[];

export { gbpsOf, hasPort, laneOf, portsFor, portsOf, type HardwareModel } from "./model.ts";
export { TABLE_NAMES, type ForwardingProfile, type TableName } from "./profile.ts";

/** Every name of a profile that some hardware has. */
export const PROFILE_NAMES: readonly string[] = [
  ...new Set(
    Object.values(hardwareModels).flatMap((models) =>
      Object.values(models as Readonly<Record<string, HardwareModel>>).flatMap(({ profiles }) =>
        (profiles ?? []).map(({ name }) => name),
      ),
    ),
  ),
];
