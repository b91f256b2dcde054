import { spineHardware } from "./hardware.ts";
import { spinePlatform } from "./platforms.ts";
import type { Datacenter, SpineSpec } from "../spec/index.ts";
import { planeName, planeSubnet } from "./numbering.ts";
import { there } from "./there.ts";
import type { BridgedLinkPlan, BridgePlan, PlanePlan } from "./types.ts";

/** A spine that switches is a plane of its own. */
export const planePlan = (dc: Datacenter, spine: SpineSpec): PlanePlan => ({
  name: planeName(spine.index),
  index: spine.index,
  subnet: there(planeSubnet(dc, spine), `plane of ${spine.name}`),
  vlan: null,
  bridges: [spine.name],
});

/** A spine that switches, with a port for each ToR, in the links' order. */
export const spineBridge = (
  dc: Datacenter,
  spine: SpineSpec,
  links: readonly BridgedLinkPlan[],
): BridgePlan => ({
  name: spine.name,
  role: "spine",
  tier: 2,
  index: spine.index,
  rack: null,
  platform: spinePlatform(dc, spine),
  hardware: spineHardware(dc, spine),
  ports: links
    .filter(({ ends: [, { device }] }) => device === spine.name)
    .map(({ plane, ends: [tor, own] }) => ({
      interface: own.interface,
      peer: { device: tor.device, interface: tor.interface },
      planes: [plane],
    })),
  switching: { kind: "plain" },
});
