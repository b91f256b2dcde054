import { IPv4CidrRange, IPv6CidrRange } from "ip-num";
import { formatIpv4, formatPrefix, fromCidrRange, type Ipv4, type Prefix4 } from "../../src/net/ipv4.ts";
import {
  containsPrefix6,
  formatIpv6,
  formatPrefix6,
  fromCidrRange6,
  partOf6,
  type Prefix6,
} from "../../src/net/ipv6.ts";
import { subnetAt } from "../../src/net/pool.ts";
import { preimageOfPrefix } from "../../src/plan/ipv6/preimage.ts";
import type { FabricPlan, NodePlan } from "../../src/plan/types.ts";
import { IPV4, IPV6, isOf, type Family } from "./confd/family.ts";
import type { IpPoolSpec, Node, Resource } from "./confd/objects.ts";
import { parseSelector } from "./confd/selector.ts";

/** Calico's defaults for a pool of each family. */
const BLOCK_LENGTH = 26;
const BLOCK_LENGTH_6 = 122;

/** A block and an address out of it, as they are written. */
export interface Given {
  readonly family: Family;
  readonly block: string;
  readonly pod: string;
}

/** What Calico's IPAM would have given to a node and to the one pod that runs there. A block of a pool beyond the first has no pod. */
export interface Assignment {
  readonly node: string;
  /** One of each IPv4 pool that selects the node; the pod is in the first. Where IPv6 is alone, the numbers of its blocks. */
  readonly blocks: readonly Prefix4[];
  readonly pod: Ipv4;
  /** In each family that a pool gives it: IPv4 first. */
  readonly given: readonly Given[];
}

const prefixOf = (cidr: string): Prefix4 => fromCidrRange(IPv4CidrRange.fromCidr(cidr));
const prefixOf6 = (cidr: string): Prefix6 => fromCidrRange6(IPv6CidrRange.fromCidr(cidr));

const selects = (pool: IpPoolSpec, node: Node): boolean =>
  parseSelector(pool.nodeSelector ?? "all()")(node.metadata.labels ?? {});

/** The pools of a family that select a node, by name: the order in which IPAM asks them. */
const poolsFor = (
  pools: readonly Resource<IpPoolSpec>[],
  family: Family,
  node: Node,
): readonly IpPoolSpec[] =>
  pools
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    .flatMap(({ spec }) =>
      spec !== undefined && spec.disabled !== true && isOf(family, spec.cidr) && selects(spec, node)
        ? [spec]
        : [],
    );

const blockIn = ({ cidr, blockSize }: IpPoolSpec, index: number): Prefix4 | null =>
  subnetAt([prefixOf(cidr)], blockSize ?? BLOCK_LENGTH, index);

const givenInIpv6 = (pools: readonly Resource<IpPoolSpec>[], node: Node, index: number): readonly Given[] =>
  poolsFor(pools, IPV6, node).flatMap(({ cidr, blockSize }) => {
    const pool = prefixOf6(cidr);
    const block = partOf6(pool, blockSize ?? BLOCK_LENGTH_6, BigInt(index));
    return containsPrefix6(pool, block)
      ? [{ family: IPV6, block: formatPrefix6(block), pod: formatIpv6(block.base + 1n) }]
      : [];
  });

/**
 * Plays Calico's IPAM: a node takes the block with its own index in the rack from each pool that selects it, as if those before it were
 * full, and its pod the second address of the first pool's block; of each family. Real IPAM takes any free block of the same pools. Null for a
 * node that no IPv4 pool selects, or whose first pool has no such block.
 */
export function assignmentOf(
  pools: readonly Resource<IpPoolSpec>[],
  node: Node,
  index: number,
  ipv6: FabricPlan["ipv6"] = null,
): Assignment | null {
  if (ipv6?.alone === true) return numbered(ipv6, node, givenInIpv6(pools, node, index));
  const [first, ...others] = poolsFor(pools, IPV4, node).map((spec) => blockIn(spec, index));
  if (first === undefined || first === null) return null;
  const blocks = [first, ...others.filter((block) => block !== null)];
  const given = blocks.map((block) => ({
    family: IPV4,
    block: formatPrefix(block),
    pod: formatIpv4(block.base + 1),
  }));
  return {
    node: node.metadata.name,
    blocks,
    pod: first.base + 1,
    given: [...given, ...givenInIpv6(pools, node, index)],
  };
}

/** What is given in IPv6 alone, with the numbers that a simulation has for it. */
function numbered(
  ipv6: NonNullable<FabricPlan["ipv6"]>,
  { metadata: { name } }: Node,
  given: readonly Given[],
): Assignment | null {
  const blocks = given.flatMap(({ block }) => preimageOfPrefix(ipv6, prefixOf6(block)) ?? []);
  const [first] = blocks;
  return first === undefined ? null : { node: name, blocks, pod: first.base + 1, given };
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
    const assignment = node === undefined ? null : assignmentOf(pools, node, index, plan.ipv6);
    return assignment === null ? [] : [assignment];
  });
}

/** As the datastore of confd has them. */
export const blocksByNode = (
  assignments: readonly Assignment[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(assignments.map(({ node, given }) => [node, given.map(({ block }) => block)]));

/** What a node and its pod have in a family. @throws Error where no pool of the family gives them anything */
export function givenIn({ version }: Family, { node, given }: Assignment): Given {
  const found = given.find(({ family }) => family.version === version);
  if (found === undefined) throw new Error(`no pool gives ${node} an IPv${String(version)} address`);
  return found;
}
