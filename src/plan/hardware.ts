import { modelsOn, type HardwareModel } from "../hardware/models/index.ts";
import type { Datacenter, SpineSpec, TorSpec } from "../spec/index.ts";
import { ownValue } from "./own-value.ts";
import { spinePlatform, torPlatform } from "./platforms.ts";

/** What a spine is; null where that is not said. */
export const spineHardware = (
  dc: Pick<Datacenter, "platforms" | "hardware">,
  spine: Pick<SpineSpec, "platform" | "hardware">,
): HardwareModel | null => {
  const name = spine.hardware ?? dc.hardware.spines;
  return name === undefined ? null : (ownValue(modelsOn(spinePlatform(dc, spine)), name) ?? null);
};

/** What a ToR is; null where that is not said. */
export const torHardware = (
  dc: Pick<Datacenter, "platforms" | "hardware">,
  tor: Pick<TorSpec, "platform" | "hardware">,
): HardwareModel | null => {
  const name = tor.hardware ?? dc.hardware.tors;
  return name === undefined ? null : (ownValue(modelsOn(torPlatform(dc, tor)), name) ?? null);
};
