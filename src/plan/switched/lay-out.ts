import { spineHardware, torHardware } from "../hardware.ts";
import { spinePlatform, torPlatform } from "../platforms.ts";
import type { Datacenter, NodeSpec, RackSpec, SpineSpec, TorSpec } from "../../spec/index.ts";
import { planeName, torName } from "../numbering.ts";
import { cableName } from "../cable-name.ts";
import { nodePlanePort } from "../ports.ts";
import { there } from "../there.ts";
import type { AccessLinkPlan, BridgePlan, NodePort, PlanePlan, TrunkLinkPlan } from "../types.ts";
import { plugsOf } from "./aggregates.ts";
import { cablesOf, type Cable } from "./cables.ts";
import { nodePlaneAddress, nodePlaneSubnet, planeIndices, torsFor, type SwitchedFabric } from "./fabric.ts";
import { membersOf, type Member } from "./members.ts";
import { spinesOf } from "./pairs.ts";
import { switchingOf } from "./switching.ts";

/** The switches of a fabric in which none routes, and their cables. */
export interface SwitchedLayout {
  readonly bridges: readonly BridgePlan[];
  readonly planes: readonly PlanePlan[];
  readonly links: readonly (AccessLinkPlan | TrunkLinkPlan)[];
}

const subnetOf = (dc: Datacenter, plane: number) =>
  there(nodePlaneSubnet(dc, plane), `subnet for ${planeName(plane)}`);

/** A node's ports, one in each plane. */
export const nodePorts = (
  dc: Datacenter,
  fabric: SwitchedFabric,
  rack: RackSpec,
  node: NodeSpec,
): readonly NodePort[] =>
  planeIndices(fabric).map((plane) => {
    const subnet = subnetOf(dc, plane);
    const address = nodePlaneAddress(dc, subnet, plane, rack, node);
    return {
      plane,
      interface: nodePlanePort(dc, plane),
      address: { address, length: subnet.length },
    };
  });

const planePlan = (dc: Datacenter, fabric: SwitchedFabric, plane: number): PlanePlan => ({
  name: planeName(plane),
  index: plane,
  subnet: subnetOf(dc, plane),
  vlan: fabric.firstVlan + plane,
  bridges: [
    ...spinesOf(dc, fabric, plane).map(({ name }) => name),
    ...dc.racks.flatMap((rack) => torsFor(fabric, rack, plane).map((tor) => torName(rack, tor))),
  ],
});

/** Between two devices there is a cable for each plane, and more where they are one. */
const idOf = ({ plane, number, ends: [one, other] }: Cable): string =>
  cableName(`${one.device}--${other.device}--${planeName(plane)}`, number);

function linkOf(
  dc: Datacenter,
  addresses: ReadonlyMap<string, NodePort>,
  cable: Cable,
): AccessLinkPlan | TrunkLinkPlan {
  const { kind, plane, ends } = cable;
  const [one, other] = ends;
  const common = { id: idOf(cable), plane: planeName(plane), subnet: subnetOf(dc, plane) };
  if (kind !== "node") return { ...common, kind: "trunk", ends };
  const port = addresses.get(`${one.device} ${one.interface}`);
  if (port === undefined) throw new Error(`${one.device} has no port ${one.interface}`);
  return { ...common, kind: "access", ends: [{ ...one, address: port.address.address }, other] };
}

/** The ports of a switch, in the order of its cables. */
const portsOf = (member: Member): BridgePlan["ports"] =>
  plugsOf(member).map(({ plane, own, far }) => ({
    interface: own.interface,
    peer: far,
    planes: [planeName(plane)],
  }));

/** Lays out the switches; lists come in the order of the datacenter's. */
export function layOutSwitched(dc: Datacenter, fabric: SwitchedFabric): SwitchedLayout {
  const cables = cablesOf(dc, fabric);
  const members = membersOf(dc, fabric, cables);
  const nodes = dc.racks.flatMap((rack) => rack.nodes.map((node) => ({ rack, node })));
  const numbers = new Map(nodes.map(({ node }) => [node.name, node.index]));
  const addresses = new Map(
    nodes.flatMap(({ rack, node }) =>
      nodePorts(dc, fabric, rack, node).map((port): [string, NodePort] => [
        `${node.name} ${port.interface}`,
        port,
      ]),
    ),
  );
  const bridge = (
    name: string,
    { index }: SpineSpec | TorSpec,
    { platform, hardware }: Pick<BridgePlan, "platform" | "hardware">,
    rack: RackSpec | null,
  ): BridgePlan => {
    const member = members.get(name);
    if (member === undefined) throw new Error(`${name} is no switch`);
    const place = { member, members, nodeNumber: (node: string) => numbers.get(node) ?? 0 };
    return {
      name,
      role: member.role,
      tier: rack === null ? 2 : 1,
      index,
      rack: rack?.name ?? null,
      platform,
      hardware,
      ports: portsOf(member),
      switching: switchingOf(fabric.technology, place),
    };
  };
  return {
    bridges: [
      ...dc.spines.map((spine) =>
        bridge(
          spine.name,
          spine,
          { platform: spinePlatform(dc, spine), hardware: spineHardware(dc, spine) },
          null,
        ),
      ),
      ...dc.racks.flatMap((rack) =>
        rack.tors.map((tor) =>
          bridge(
            torName(rack, tor),
            tor,
            { platform: torPlatform(dc, tor), hardware: torHardware(dc, tor) },
            rack,
          ),
        ),
      ),
    ],
    planes: planeIndices(fabric).map((plane) => planePlan(dc, fabric, plane)),
    links: cables.map((cable) => linkOf(dc, addresses, cable)),
  };
}
