import { IPv4CidrRange } from "ip-num";
import { formatPrefix, fromCidrRange, type Ipv4, type Prefix4 } from "../../src/net/ipv4.ts";
import { subnetAt } from "../../src/net/pool.ts";
import type { FabricPlan, NodePlan } from "../../src/plan/types.ts";
import type { IpPoolSpec, Node, Resource } from "./confd/objects.ts";
import { parseSelector } from "./confd/selector.ts";

/** Calico's default for an IPv4 pool. */
const BLOCK_LENGTH = 26;

/** What Calico's IPAM would have given to a node and to the one pod that runs there. */
export interface Assignment {
  readonly node: string;
  readonly block: Prefix4;
  readonly pod: Ipv4;
}

const prefixOf = (cidr: string): Prefix4 => fromCidrRange(IPv4CidrRange.fromCidr(cidr));

const selects = (pool: IpPoolSpec, node: Node): boolean =>
  parseSelector(pool.nodeSelector ?? "all()")(node.metadata.labels ?? {});

/**
 * Plays Calico's IPAM: a node takes the block with its own index in the rack from the first pool (by name) that selects it, and its
 * pod the block's second address. Real IPAM takes any free block of the same pools. Null for a node that no pool selects,
 * or whose pool has no such block.
 */
export function assignmentOf(
  pools: readonly Resource<IpPoolSpec>[],
  node: Node,
  index: number,
): Assignment | null {
  const byName = pools.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const pool = byName
    .map(({ spec }) => spec)
    .find((spec) => spec?.disabled !== true && spec !== undefined && selects(spec, node));
  if (pool === undefined) return null;
  const block = subnetAt([prefixOf(pool.cidr)], pool.blockSize ?? BLOCK_LENGTH, index);
  return block === null ? null : { node: node.metadata.name, block, pod: block.base + 1 };
}

const nodesOf = (plan: FabricPlan): readonly NodePlan[] => plan.racks.flatMap((rack) => rack.nodes);

/** Assignments of all of the plan's nodes that the cluster has. */
export function assignmentsOf(
  plan: FabricPlan,
  pools: readonly Resource<IpPoolSpec>[],
  nodes: readonly Node[],
): readonly Assignment[] {
  const objects = new Map(nodes.map((node) => [node.metadata.name, node]));
  return nodesOf(plan).flatMap(({ name, index }) => {
    const node = objects.get(name);
    const assignment = node === undefined ? null : assignmentOf(pools, node, index);
    return assignment === null ? [] : [assignment];
  });
}

/** As the datastore of confd has them. */
export const blocksByNode = (
  assignments: readonly Assignment[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(assignments.map(({ node, block }) => [node, [formatPrefix(block)]]));
