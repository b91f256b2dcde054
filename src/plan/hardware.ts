import { modelsOn, type HardwareModel } from "../hardware/models/index.ts";
import type { Datacenter, SpineSpec, SuperSpineSpec, TorSpec } from "../spec/index.ts";
import { ownValue } from "./own-value.ts";
import { spinePlatform, superSpinePlatform, torPlatform } from "./platforms.ts";

/** What a spine is; null where that is not said. */
export const spineHardware = (
  dc: Pick<Datacenter, "platforms" | "hardware">,
  spine: Pick<SpineSpec, "platform" | "hardware">,
): HardwareModel | null => {
  const name = spine.hardware ?? dc.hardware.spines;
  return name === undefined ? null : (ownValue(modelsOn(spinePlatform(dc, spine)), name) ?? null);
};

/** What a super-spine is; null where that is not said. */
export const superSpineHardware = (
  dc: Pick<Datacenter, "platforms" | "hardware">,
  superSpine: Pick<SuperSpineSpec, "platform" | "hardware">,
): HardwareModel | null => {
  const name = superSpine.hardware ?? dc.hardware.superSpines;
  return name === undefined ? null : (ownValue(modelsOn(superSpinePlatform(dc, superSpine)), name) ?? null);
};

/** What a ToR is; null where that is not said. */
export const torHardware = (
  dc: Pick<Datacenter, "platforms" | "hardware">,
  tor: Pick<TorSpec, "platform" | "hardware">,
): HardwareModel | null => {
  const name = tor.hardware ?? dc.hardware.tors;
  return name === undefined ? null : (ownValue(modelsOn(torPlatform(dc, tor)), name) ?? null);
};
