import { imageOfPrefix } from "../plan/ipv6/image.ts";
import type { BridgePlan, FabricPlan } from "../plan/types.ts";
import type { BridgeIntent } from "./bridge.ts";
import { bridging } from "./bridging.ts";

const bridgeIntent = (
  plan: FabricPlan,
  { name, role, platform, ports, switching }: BridgePlan,
): BridgeIntent => ({
  ...bridging(plan, platform),
  device: name,
  role,
  platform,
  networks: plan.planes
    .filter(({ bridges }) => bridges.includes(name))
    .map(({ name: network, subnet, vlan }) => ({
      name: network,
      subnet,
      subnet6: plan.ipv6 === null ? null : imageOfPrefix(plan.ipv6, subnet),
      vlan,
    })),
  ports: ports.map(({ interface: port, peer, planes: networks }) => ({
    name: port,
    description: `${peer.device} ${peer.interface}`,
    peer,
    networks,
  })),
  switching,
});

/** What each layer 2 switch is to do, in the plan's order. */
export const intendBridges = (plan: FabricPlan): readonly BridgeIntent[] =>
  plan.bridges.map((bridge) => bridgeIntent(plan, bridge));
