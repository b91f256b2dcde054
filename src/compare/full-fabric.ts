import { attachmentsOf } from "../attachments/index.ts";
import type { RackTables } from "../plan/attachment.ts";
import { apartFrom, clustersIn } from "../plan/clusters.ts";
import { blocksPerRack } from "../plan/rack-pools.ts";
import type { PodRouting } from "../simulate/index.ts";
import type { Datacenter } from "../spec/index.ts";
import { joinedWhenFull, type Joined } from "./full-pods.ts";

/** What the sizes of a full fabric follow from. */
export interface FullFabric {
  /** In all, or of each pod. */
  readonly spines: number;
  /** Links from a ToR to each spine. */
  readonly links: number;
  readonly racks: number;
  readonly torsPerRack: number;
  readonly nodesPerRack: number;
  /** Blocks in a rack's pool, of several clusters in their pools in the rack that most share, each given to some node, to all nodes alike; with a route for each pod, the pods of a rack. */
  readonly blocksPerRack: number;
  /** Prefix length of those. */
  readonly blockLength: number;
  /** Prefix length of a rack's pool. */
  readonly poolLength: number;
  /** Pools of pods in a rack. */
  readonly poolsPerRack: number;
  /** What a rack adds by how its servers are attached; where that is not alike everywhere, the most of each. */
  readonly attached: RackTables;
  /** Whether a ToR drops what is for a pod of its rack that nobody has told it of, where it is told the default from above. */
  readonly dropsUnknownPods: boolean;
  /** Ranges of other clusters that a ToR drops; absent for none. */
  readonly drops?: number;
  /** What joins pods; absent of three stages. */
  readonly joined?: Joined;
}

/** The most of each: racks that are attached in different ways add no more than that. */
const largestOf = (one: RackTables, other: RackTables): RackTables => ({
  networks: Math.max(one.networks, other.networks),
  addresses: Math.max(one.addresses, other.addresses),
  torLinks: Math.max(one.torLinks, other.torLinks),
  serverLinks: Math.max(one.serverLinks, other.serverLinks),
  torsBeside: Math.max(one.torsBeside, other.torsBeside),
  serversBeside: Math.max(one.serversBeside, other.serversBeside),
  waysBeside: Math.max(one.waysBeside, other.waysBeside),
});

/** As many of everything as the spec declares, with as many ToRs in each rack as the rack that has most. */
export function fullFabric(dc: Datacenter): FullFabric {
  const { capacity, sizes, racks } = dc;
  const { used } = attachmentsOf(dc);
  const extent = {
    torsPerRack: Math.max(1, ...racks.map(({ tors }) => tors.length)),
    nodesPerRack: capacity.maxNodesPerRack,
  };
  const shares = Math.max(1, ...racks.map((rack) => clustersIn(dc, rack).length));
  const drops = Math.max(0, ...racks.map((rack) => apartFrom(dc, rack).length));
  const joined = joinedWhenFull(dc);
  return {
    spines: capacity.maxSpines,
    links: capacity.maxUplinksPerSpine,
    // No more than pods have places for.
    racks:
      joined === undefined
        ? capacity.maxRacks
        : Math.min(capacity.maxRacks, joined.pods * joined.racksPerPod),
    ...extent,
    blocksPerRack: shares * blocksPerRack({ capacity, sizes, racks }),
    blockLength: sizes.podBlock,
    poolLength: sizes.rackPods,
    poolsPerRack: shares * capacity.maxPodPoolsPerRack,
    attached: used.map(({ tables }) => tables(extent)).reduce(largestOf),
    dropsUnknownPods: used.some(({ torKnowsRack }) => torKnowsRack),
    ...(drops === 0 ? {} : { drops }),
    ...(joined === undefined ? {} : { joined }),
  };
}

/** The same with a route for each pod in place of blocks: of as many pods as the nodes may run and the rack's pool has addresses for. */
export const withHostRoutes = (full: FullFabric, podsPerNode: number): FullFabric => ({
  ...full,
  blocksPerRack: Math.min(full.nodesPerRack * podsPerNode, full.poolsPerRack * 2 ** (32 - full.poolLength)),
  blockLength: 32,
});

/** Every pod of every node as a route of its own, as the datacenter declares it. */
export const hostRoutesOf = ({ capacity }: Datacenter): PodRouting => ({
  kind: "host-routes",
  podsPerNode: capacity.maxPodsPerNode,
});
