import type { Datacenter, NodeSpec, RackSpec, SpineSpec, TorSpec } from "../../spec/index.ts";
import { portName, torName, torSlot } from "../numbering.ts";
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

const uplink = (dc: Datacenter, rack: RackSpec, tor: TorSpec, spine: SpineSpec): CableEnd => ({
  device: torName(rack, tor),
  interface: portName(dc.ports.torUplink, spine.index),
});

const downlink = (dc: Datacenter, rack: RackSpec, tor: TorSpec, spine: SpineSpec): CableEnd => ({
  device: spine.name,
  interface: portName(dc.ports.spineDownlink, torSlot(dc, rack, tor)),
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
    return torsFor(fabric, rack, plane).map((tor): Cable => {
      const ends = [uplink(dc, rack, tor, spine), downlink(dc, rack, tor, spine)] as const;
      return { kind: "trunk", plane, ends };
    });
  });

/** Between the two of a pair. */
const peerLinks = (dc: Datacenter, fabric: SwitchedFabric): readonly Cable[] => [
  ...spinePairs(dc, fabric).map(({ plane, spines: [one, other] }): Cable => ({
    kind: "peer",
    plane,
    ends: [
      { device: one.name, interface: portName(dc.ports.spinePeer, other.index) },
      { device: other.name, interface: portName(dc.ports.spinePeer, one.index) },
    ],
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
