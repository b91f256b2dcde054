import type { Datacenter, NodeSpec, RackSpec, TorSpec } from "../../spec/index.ts";
import { spinePeerPorts, uplinkPorts } from "../links.ts";
import { portName, torName } from "../numbering.ts";
import type { CableEnd } from "../types.ts";
import { planeIndices, planeOfSpine, torsFor, type SwitchedFabric } from "./fabric.ts";
import { spinePairs, torPairs } from "./pairs.ts";

/** A cable, and the plane that it carries. */
export interface Cable {
  readonly kind: "node" | "trunk" | "peer";
  readonly plane: number;
  /** The lower end first: a node's before a ToR's before a spine's. */
  readonly ends: readonly [CableEnd, CableEnd];
}

const nodePort = (dc: Datacenter, node: NodeSpec, plane: number): CableEnd => ({
  device: node.name,
  interface: portName(dc.ports.nodePlane, plane),
});

const toNode = (
  dc: Datacenter,
  { planes }: SwitchedFabric,
  rack: RackSpec,
  tor: TorSpec,
  node: NodeSpec,
  plane: number,
) => ({
  device: torName(rack, tor),
  interface: portName(dc.ports.torNode, node.index * planes + plane),
});

/** From each node to the ToRs that carry a plane, for each plane. */
const nodeCables = (dc: Datacenter, fabric: SwitchedFabric, rack: RackSpec): readonly Cable[] =>
  rack.nodes.flatMap((node) =>
    planeIndices(fabric).flatMap((plane) =>
      torsFor(fabric, rack, plane).map((tor): Cable => {
        const ends = [nodePort(dc, node, plane), toNode(dc, fabric, rack, tor, node, plane)] as const;
        return { kind: "node", plane, ends };
      }),
    ),
  );

/** From a ToR to each spine of the planes that it carries, and to no other: a plane has spines of its own. */
const uplinks = (dc: Datacenter, fabric: SwitchedFabric, rack: RackSpec): readonly Cable[] =>
  dc.spines.flatMap((spine) => {
    const plane = planeOfSpine(fabric, spine);
    return torsFor(fabric, rack, plane).map((tor): Cable => ({
      kind: "trunk",
      plane,
      ends: uplinkPorts(dc, { rack, tor }, spine),
    }));
  });

/** Between the two of a pair. */
const peerLinks = (dc: Datacenter, fabric: SwitchedFabric): readonly Cable[] => [
  ...spinePairs(dc, fabric).map(({ plane, spines: [one, other] }): Cable => ({
    kind: "peer",
    plane,
    ends: spinePeerPorts(dc, one, other),
  })),
  ...torPairs(dc, fabric).map(({ rack, tors: [one, other] }): Cable => ({
    kind: "peer",
    plane: 0,
    ends: [
      { device: torName(rack, one), interface: portName(dc.ports.torPeer, other.index) },
      { device: torName(rack, other), interface: portName(dc.ports.torPeer, one.index) },
    ],
  })),
];

/** Every cable of the fabric; nothing in it depends on the order of the spec's lists but the order itself. */
export const cablesOf = (dc: Datacenter, fabric: SwitchedFabric): readonly Cable[] => [
  ...dc.racks.flatMap((rack) => nodeCables(dc, fabric, rack)),
  ...dc.racks.flatMap((rack) => uplinks(dc, fabric, rack)),
  ...peerLinks(dc, fabric),
];
