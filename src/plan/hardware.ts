import { modelsOn, type HardwareModel } from "../hardware/models/index.ts";
import type { Datacenter, PlatformName, SpineSpec, SuperSpineSpec, TorSpec } from "../spec/index.ts";
import { ownValue } from "./own-value.ts";
import { spinePlatform, superSpinePlatform, torPlatform } from "./platforms.ts";

type Sites = Pick<Datacenter, "platforms" | "hardware">;
type Own = Pick<SpineSpec | SuperSpineSpec | TorSpec, "platform" | "hardware">;

/** What a switch of a role is: as it says itself, else as is said of all of them; null where neither is. */
const hardwareOf =
  (role: keyof Datacenter["hardware"], platformOf: (dc: Sites, own: Own) => PlatformName) =>
  (dc: Sites, own: Own): HardwareModel | null => {
    const name = own.hardware ?? dc.hardware[role];
    return name === undefined ? null : (ownValue(modelsOn(platformOf(dc, own)), name) ?? null);
  };

export const superSpineHardware = hardwareOf("superSpines", superSpinePlatform);
export const spineHardware = hardwareOf("spines", spinePlatform);
export const torHardware = hardwareOf("tors", torPlatform);
