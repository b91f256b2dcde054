import type { Datacenter, FabricOf, ModelName } from "../spec/index.ts";

/** What the sizes of a full fabric follow from. */
export interface FullFabric {
  readonly spines: number;
  readonly racks: number;
  readonly torsPerRack: number;
  readonly nodesPerRack: number;
  /** Blocks in a rack's pool, each given to some node, to all nodes alike. */
  readonly blocksPerRack: number;
}

/** A number for each tier. */
export interface ByTier {
  readonly spine: number;
  readonly tor: number;
  readonly node: number;
}

/** As many of everything as the spec declares, with as many ToRs in each rack as the rack that has most. */
export const fullFabric = ({ capacity, sizes, racks }: Datacenter): FullFabric => ({
  spines: capacity.maxSpines,
  racks: capacity.maxRacks,
  torsPerRack: Math.max(1, ...racks.map(({ tors }) => tors.length)),
  nodesPerRack: capacity.maxNodesPerRack,
  blocksPerRack: 2 ** Math.max(0, sizes.podBlock - sizes.rackPods),
});

/** What all racks announce: their blocks, their subnets, their ToRs' loopbacks. */
const racksRoutes = ({ racks, torsPerRack, blocksPerRack }: FullFabric): number =>
  racks * (blocksPerRack + 1 + torsPerRack);

/** Every router knows every route; a spine hears of no other spine, for a ToR carries nothing from spine to spine. */
const everythingEverywhere = (full: FullFabric): ByTier => ({
  spine: racksRoutes(full) + full.racks * full.torsPerRack + 1,
  tor: racksRoutes(full) + 2 * full.spines,
  node: racksRoutes(full) + full.spines,
});

const onlySpinesKnow = (full: FullFabric): ByTier => {
  const { spines, racks, torsPerRack, nodesPerRack, blocksPerRack } = full;
  return {
    spine: racksRoutes(full) + racks * torsPerRack + 1 + 2 * (spines - 1),
    // A pool of one block is that block: its route and the discard are one entry.
    tor: blocksPerRack + spines + (blocksPerRack > 1 ? 4 : 3),
    node: Math.ceil(blocksPerRack / nodesPerRack) + 2,
  };
};

/** Every switch knows every block, subnet, loopback and link; a node what is in BGP. */
const igpEverywhere = (full: FullFabric): ByTier => {
  const { spines, racks, torsPerRack, blocksPerRack } = full;
  const onSwitches = racksRoutes(full) + spines * (1 + racks * torsPerRack);
  return { spine: onSwitches, tor: onSwitches, node: racks * (blocksPerRack + 1) };
};

/** Every router knows every route, and spines are no routers. */
const spinesSwitch = (full: FullFabric): ByTier => ({
  spine: 0,
  tor: racksRoutes(full) + full.spines,
  node: racksRoutes(full),
});

const bySpine = { routed: everythingEverywhere, ethernet: spinesSwitch } as const;

const formulas: { readonly [M in ModelName]: (full: FullFabric, fabric: FabricOf<M>) => ByTier } = {
  "as-per-rack": (full, { spine }) => bySpine[spine.kind](full),
  "as-per-server": (full, { spine }) => bySpine[spine.kind](full),
  "downward-default": onlySpinesKnow,
  igp: igpEverywhere,
};

/**
 * Forwarding entries of a router of each tier, the largest of the tier: what BGP brings, connected networks and discards. S spines, R
 * racks of T ToRs and M nodes, B blocks in a rack's pool; A = R (B + 1 + T) is what all racks announce.
 *
 *                                     spine                     ToR              node
 *     as-per-rack, as-per-server      A + R T + 1               A + 2 S          A + S
 *       on spines that only switch    0                         A + S            A
 *     downward-default                A + R T + 1 + 2 (S - 1)   B + S + 4        ceil(B / M) + 2
 *     igp                             A + S (1 + R T)           A + S (1 + R T)  R (B + 1)
 *
 * In the first row a spine adds its links and its loopback; a ToR adds, for each spine, its loopback and the link to it, while its own
 * rack's subnet and loopback are in A; a node adds each spine's loopback, while its own blocks are in A. In the second a ToR adds the
 * subnet of each plane. In the third a spine adds every other spine's loopback and the link to it; a ToR has its rack's blocks, links, and
 * four of its own: subnet, loopback, default, and the discard of a pool of more than one block; a node has its blocks, its subnet, the
 * default. In the fourth OSPF has every loopback and every link on every switch, and nodes have blocks and subnets alone. Host routes of
 * pods that left
 * their block come on top.
 */
export const routesWhenFull = (fabric: Datacenter["fabric"], full: FullFabric): ByTier =>
  // The record pairs each model with its own fabric; indexing by a union loses that.
  (formulas[fabric.model] as (full: FullFabric, one: typeof fabric) => ByTier)(full, fabric);
