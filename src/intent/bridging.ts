import type { FabricPlan } from "../plan/types.ts";
import type { PlatformName } from "../spec/index.ts";

/** How a switch is to bridge where its platform leaves the choice, which is Linux's alone. */
export const bridging = (
  { linux }: Pick<FabricPlan, "linux">,
  platform: PlatformName,
): { readonly bridgePerVlan?: true } =>
  platform === "linux" && linux.bridges === "per-vlan" ? { bridgePerVlan: true } : {};
