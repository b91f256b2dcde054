import { imageOfPrefix } from "../plan/ipv6/image.ts";
import type { BridgePlan, FabricPlan } from "../plan/types.ts";
import type { BridgeIntent } from "./bridge.ts";
import { bridging } from "./bridging.ts";
import { ethernetOfBridged, lldpOf } from "./ethernet.ts";

const bridgeIntent = (plan: FabricPlan, bridge: BridgePlan): BridgeIntent => {
  const { name, role, platform, ports, switching } = bridge;
  return {
    ...bridging(plan, platform),
    ...lldpOf(plan),
    device: name,
    role,
    platform,
    networks: plan.planes
      .filter(({ bridges }) => bridges.includes(name))
      .map(({ name: network, subnet, vlan }) => ({
        name: network,
        subnet,
        subnet6: plan.ipv6 === null ? null : imageOfPrefix(plan.ipv6, subnet),
        ...(plan.ipv6?.alone === true ? { alone: true } : {}),
        vlan,
      })),
    ports: ports.map((one) => {
      const { interface: port, peer, planes: networks } = one;
      return {
        name: port,
        description: `${peer.device} ${peer.interface}`,
        peer,
        networks,
        ...ethernetOfBridged(plan, bridge, one),
      };
    }),
    switching,
  };
};

/** What each layer 2 switch is to do, in the plan's order. */
export const intendBridges = (plan: FabricPlan): readonly BridgeIntent[] =>
  plan.bridges.map((bridge) => bridgeIntent(plan, bridge));
