import { systems, type PlatformName } from "../systems.ts";
import type { HardwareModels } from "./model.ts";

type Systems = typeof systems;
type Models = { readonly [P in PlatformName]: Systems[P]["models"] };

/** Every switch as it is sold, by what runs on it. */
export const hardwareModels = Object.fromEntries(
  Object.entries(systems).map(([name, { models }]) => [name, models]),
) as unknown as Models;

export type HardwareName = { readonly [P in PlatformName]: keyof Models[P] }[PlatformName];

/** The models that a platform runs on, by name. */
export const modelsOn = (platform: PlatformName): HardwareModels => systems[platform].models;

/** All of them. */
export const HARDWARE_NAMES = Object.values(hardwareModels).flatMap((models) =>
  Object.keys(models),
) as HardwareName[];

export { gbpsOf, hasPort, laneOf, portsFor, portsOf, type HardwareModel } from "./model.ts";
export { TABLE_NAMES, type ForwardingProfile, type TableName } from "./profile.ts";

/** Every name of a profile that some hardware has. */
export const PROFILE_NAMES: readonly string[] = [
  ...new Set(
    Object.values<HardwareModels>(hardwareModels).flatMap((models) =>
      Object.values(models).flatMap(({ profiles }) => (profiles ?? []).map(({ name }) => name)),
    ),
  ),
];
