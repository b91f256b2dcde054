import type { Datacenter, RackSpec } from "../../spec/index.ts";
import { cableEnds } from "../links.ts";
import {
  nodePlaneSocket,
  spinePairSockets,
  torNodeSocket,
  torPairSockets,
  uplinkSockets,
  type Socket,
} from "../ports.ts";
import type { CableEnd } from "../types.ts";
import { planeIndices, planeOfSpine, torsFor, type SwitchedFabric } from "./fabric.ts";
import { spinePairs, torPairs } from "./pairs.ts";

/** A cable, and the plane that it carries. */
export interface Cable<End = CableEnd> {
  readonly kind: "node" | "trunk" | "peer";
  readonly plane: number;
  /** Which of several between the two in the plane, from 0. */
  readonly number: number;
  /** The lower end first: a node's before a ToR's before a spine's. */
  readonly ends: readonly [End, End];
}

/** From each node to the ToRs that carry a plane, for each plane. */
const nodeCables = (dc: Datacenter, fabric: SwitchedFabric, rack: RackSpec): readonly Cable<Socket>[] =>
  rack.nodes.flatMap((node) =>
    planeIndices(fabric).flatMap((plane) =>
      torsFor(fabric, rack, plane).map((tor): Cable<Socket> => {
        const far = torNodeSocket(dc, { rack, tor }, node, node.index * fabric.planes + plane);
        return { kind: "node", plane, number: 0, ends: [nodePlaneSocket(dc, node, plane), far] };
      }),
    ),
  );

/** From a ToR to each spine of the planes that it carries, and to no other: a plane has spines of its own. */
const uplinks = (dc: Datacenter, fabric: SwitchedFabric, rack: RackSpec): readonly Cable<Socket>[] =>
  dc.spines.flatMap((spine) => {
    const plane = planeOfSpine(fabric, spine);
    return torsFor(fabric, rack, plane).map((tor): Cable<Socket> => ({
      kind: "trunk",
      plane,
      number: 0,
      ends: uplinkSockets(dc, { rack, tor }, spine, 0),
    }));
  });

/** Between the two of a pair. */
const peerLinks = (dc: Datacenter, fabric: SwitchedFabric): readonly Cable<Socket>[] => [
  ...spinePairs(dc, fabric).flatMap(({ plane, spines: [one, other] }) =>
    spinePairSockets(dc, one, other).map((ends, number): Cable<Socket> => ({
      kind: "peer",
      plane,
      number,
      ends,
    })),
  ),
  ...torPairs(dc, fabric).flatMap(({ rack, tors }) =>
    torPairSockets(dc, rack, tors).map((ends, number): Cable<Socket> => ({
      kind: "peer",
      plane: 0,
      number,
      ends,
    })),
  ),
];

/** Every cable of the fabric with the options that name its ports; nothing in it depends on the order of the spec's lists but the order itself. */
export const socketsOf = (dc: Datacenter, fabric: SwitchedFabric): readonly Cable<Socket>[] => [
  ...dc.racks.flatMap((rack) => nodeCables(dc, fabric, rack)),
  ...dc.racks.flatMap((rack) => uplinks(dc, fabric, rack)),
  ...peerLinks(dc, fabric),
];

/** Every cable of the fabric, once the checks have seen its ports. */
export const cablesOf = (dc: Datacenter, fabric: SwitchedFabric): readonly Cable[] =>
  socketsOf(dc, fabric).map(({ ends, ...cable }) => ({ ...cable, ends: cableEnds(ends) }));
