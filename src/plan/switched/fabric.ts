import { subnetAt } from "../../net/pool.ts";
import type { Ipv4, Prefix4 } from "../../net/ipv4.ts";
import type { Datacenter, NodeSpec, RackSpec, SpineSpec, TorSpec } from "../../spec/index.ts";

/** A fabric in which no switch routes: every node stands in every plane. */
export interface SwitchedFabric {
  readonly planes: number;
  readonly technology: Technology;
  /** VLAN of plane 0; plane p has the p-th after it. */
  readonly firstVlan: number;
}

export type Technology = "plain" | "mlag" | "irf" | "trill" | "fabricpath";

/*
 * Numbers and places in a switched fabric, each a function of a pool and of explicit indices alone. Null means that there is no room.
 *
 *   plane subnet   nodePlanes[plane];  node at + 10 + rack * maxNodesPerRack + node
 *   spine          in plane: index mod planes
 *   ToR            with one plane, all of a rack's ToRs carry it; with several, the ToR of index plane mod 2 where there are two
 */

/** Where nodes begin in a plane's subnet: below it is room for what else may stand there, such as a gateway to the outside. */
export const FIRST_NODE_IN_PLANE_OFFSET = 10;

export const planeIndices = ({ planes }: SwitchedFabric): readonly number[] =>
  Array.from({ length: planes }, (_, plane) => plane);

export const nodePlaneSubnet = (dc: Datacenter, plane: number): Prefix4 | null =>
  subnetAt(dc.pools.nodePlanes, dc.sizes.nodePlane, plane);

/** The number of a node among all that the datacenter may ever have. */
const nodeSlot = (dc: Datacenter, rack: RackSpec, node: NodeSpec): number =>
  rack.index * dc.capacity.maxNodesPerRack + node.index;

/** A node's pinned address in a plane; undefined where there is none. */
export const pinnedInPlane = ({ pin }: NodeSpec, plane: number): Ipv4 | undefined =>
  plane === 0 ? pin.address : pin.planes[String(plane)];

/** How far into a plane's subnet a node stands that has no pin there. */
export const offsetInPlane = (dc: Datacenter, rack: RackSpec, node: NodeSpec): number =>
  FIRST_NODE_IN_PLANE_OFFSET + nodeSlot(dc, rack, node);

export const nodePlaneAddress = (
  dc: Datacenter,
  subnet: Prefix4,
  plane: number,
  rack: RackSpec,
  node: NodeSpec,
): Ipv4 => pinnedInPlane(node, plane) ?? subnet.base + offsetInPlane(dc, rack, node);

export const planeOfSpine = ({ planes }: SwitchedFabric, spine: SpineSpec): number => spine.index % planes;

/** The ToRs of a rack that carry a plane. */
export function torsFor({ planes }: SwitchedFabric, { tors }: RackSpec, plane: number): readonly TorSpec[] {
  if (planes === 1 || tors.length === 1) return tors;
  return tors.filter(({ index }) => index === plane % 2);
}
