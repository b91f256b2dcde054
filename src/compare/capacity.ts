import type { RackTables } from "../plan/attachment.ts";
import type { Entries, FabricRole } from "../simulate/index.ts";
import type { Datacenter, FabricOf, ModelName } from "../spec/index.ts";
import type { FullFabric } from "./full-fabric.ts";

/** A number for each tier. */
export interface ByTier {
  readonly spine: number;
  readonly tor: number;
  readonly node: number;
}

/** What the router with most entries has, by tier. */
export type EntriesByTier = Readonly<Record<FabricRole, Entries>>;

/** So many of a rack's blocks as entries, beside routes of other lengths. */
const entries = (
  { blockLength }: FullFabric,
  blocks: number,
  { prefixes, hosts, neighbours, ecmpGroups }: Entries,
): Entries => ({
  prefixes: prefixes + (blockLength < 32 ? blocks : 0),
  hosts: hosts + (blockLength < 32 ? 0 : blocks),
  neighbours,
  ecmpGroups,
});

const several = (count: number): number => (count > 1 ? 1 : 0);

/** A spine's: to each rack, and by several links to each ToR of two as well. */
const groupsToTors = ({ racks, torsPerRack, links }: FullFabric): number =>
  racks * (several(torsPerRack * links) + several(links) * (torsPerRack > 1 ? torsPerRack : 0));

/** A ToR's: over all spines to whatever is behind them all, and by several links to each spine of two or more as well. */
const groupsToSpines = ({ spines, links }: FullFabric, isBehind: boolean): number =>
  spines === 1 ? several(links) : (isBehind ? 1 : 0) + several(links) * spines;

/** What all racks' servers are to a router that has every route. */
const toldOfServers = ({ racks, attached }: FullFabric): Pick<RackTables, "networks" | "addresses"> => ({
  networks: racks * attached.networks,
  addresses: racks * attached.addresses,
});

/** A ToR's neighbours in its rack. */
const besideTor = ({ nodesPerRack, attached }: FullFabric): number => nodesPerRack + attached.torsBeside;

/** A node's neighbours in its rack. */
const besideNode = ({ torsPerRack, attached }: FullFabric): number => torsPerRack + attached.serversBeside;

/** A node's groups to others of its rack that it goes to by several networks, and by no ToR. */
const groupsBeside = ({ nodesPerRack, attached }: FullFabric, { byTor }: RackTraits): number =>
  !byTor && attached.waysBeside > 1 ? nodesPerRack - 1 : 0;

/** ToRs whose loopbacks a ToR knows: the other one of its AS it meets in the rack's network or not at all. */
const torsKnown = ({ racks, torsPerRack, attached }: FullFabric, torAsEach: boolean): number =>
  racks * torsPerRack - (torAsEach ? 0 : torsPerRack - 1 - attached.torsBeside);

/**
 * Every router knows every route; a spine hears of no other spine, for a ToR carries nothing from spine to spine. Where each ToR is an AS of
 * its own, or takes its own AS from spines, these are also a way from one ToR to the other of its rack.
 */
function everythingEverywhere(full: FullFabric, traits: RackTraits): EntriesByTier {
  const { torAsEach } = traits;
  const { spines, links, racks, torsPerRack, blocksPerRack, attached } = full;
  const tors = racks * torsPerRack;
  const blocks = racks * blocksPerRack;
  const { networks, addresses } = toldOfServers(full);
  return {
    spine: entries(full, blocks, {
      prefixes: networks + tors * links,
      hosts: tors + 1 + addresses,
      neighbours: tors * links,
      ecmpGroups: groupsToTors(full),
    }),
    tor: entries(full, blocks, {
      prefixes: networks + attached.torLinks + spines * links,
      hosts: torsKnown(full, torAsEach) + spines + addresses,
      neighbours: spines * links + besideTor(full),
      ecmpGroups: groupsToSpines(full, (torAsEach ? tors : racks) > 1),
    }),
    node: entries(full, blocks, {
      prefixes: networks + attached.serverLinks,
      hosts: tors + spines + addresses,
      neighbours: besideNode(full),
      ecmpGroups: several(torsPerRack) + groupsBeside(full, traits),
    }),
  };
}

/** A ToR's, of its rack's pools. A pool of one block is that block: its route and the discard are one entry. */
const discards = ({ blockLength, poolLength, poolsPerRack, dropsUnknownPods }: FullFabric): number =>
  dropsUnknownPods && blockLength > poolLength ? poolsPerRack : 0;

function onlySpinesKnow(full: FullFabric): EntriesByTier {
  const { spines, links, racks, torsPerRack, nodesPerRack, blocksPerRack, attached } = full;
  const tors = racks * torsPerRack;
  const { networks, addresses } = toldOfServers(full);
  return {
    spine: entries(full, racks * blocksPerRack, {
      prefixes: networks + tors * links + spines - 1,
      hosts: tors + spines + addresses,
      neighbours: tors * links + spines - 1,
      ecmpGroups: groupsToTors(full),
    }),
    tor: entries(full, blocksPerRack, {
      prefixes: spines * links + 1 + attached.networks + attached.torLinks + discards(full),
      hosts: 1 + attached.addresses,
      neighbours: spines * links + besideTor(full),
      ecmpGroups: several(spines * links),
    }),
    node: entries(full, Math.ceil(blocksPerRack / nodesPerRack), {
      prefixes: 1 + attached.networks + attached.serverLinks,
      hosts: Math.ceil(attached.addresses / nodesPerRack),
      neighbours: besideNode(full),
      ecmpGroups: torsPerRack > 1 ? 1 : 0,
    }),
  };
}

/** Every switch knows every block, subnet, loopback and link; a node what is in BGP. */
function igpEverywhere(full: FullFabric): EntriesByTier {
  const { spines, links, racks, torsPerRack, blocksPerRack } = full;
  const tors = racks * torsPerRack;
  const blocks = racks * blocksPerRack;
  const { networks, addresses } = toldOfServers(full);
  const onSwitches = { prefixes: networks + spines * tors * links, hosts: tors + spines + addresses };
  // Another spine is behind every ToR; where there is one rack, these are its ToRs, a group already.
  const toSpines = spines > 1 && tors > 1 && (torsPerRack === 1 || racks > 1) ? 1 : 0;
  return {
    spine: entries(full, blocks, {
      ...onSwitches,
      neighbours: tors * links,
      ecmpGroups: groupsToTors(full) + toSpines,
    }),
    tor: entries(full, blocks, {
      ...onSwitches,
      neighbours: spines * links + besideTor(full),
      ecmpGroups: groupsToSpines(full, tors > 1),
    }),
    node: entries(full, blocks, {
      prefixes: networks,
      hosts: addresses,
      neighbours: besideNode(full),
      ecmpGroups: torsPerRack > 1 && racks > 1 ? 1 : 0,
    }),
  };
}

/**
 * Every router knows every route, and spines are no routers: each ToR is a neighbour of every other on each plane. The other ToR of the rack
 * is behind the rack's network, or where it is an AS of its own behind the planes.
 */
function spinesSwitch(full: FullFabric, traits: RackTraits): EntriesByTier {
  const { torAsEach, byTor } = traits;
  const { spines, racks, torsPerRack, nodesPerRack, blocksPerRack, attached } = full;
  const tors = racks * torsPerRack;
  const blocks = racks * blocksPerRack;
  // Towards another rack: both of its ToRs on every plane, and each of two by itself for its loopback.
  const toRack = (spines * torsPerRack > 1 ? 1 : 0) + (torsPerRack > 1 && spines > 1 ? torsPerRack : 0);
  const toOther = torAsEach && spines > 1 ? torsPerRack - 1 : 0;
  const { networks, addresses } = toldOfServers(full);
  // A server that only ToRs lead to is behind both of them to the others of its rack too.
  const fromAll = racks > 1 || ((byTor || attached.waysBeside === 0) && nodesPerRack > 1);
  return {
    spine: { prefixes: 0, hosts: 0, neighbours: 0, ecmpGroups: 0 },
    tor: entries(full, blocks, {
      prefixes: networks + attached.torLinks + spines,
      hosts: torsKnown(full, torAsEach) + addresses,
      neighbours: spines * (tors - 1) + besideTor(full),
      ecmpGroups: (racks - 1) * toRack + toOther,
    }),
    node: entries(full, blocks, {
      prefixes: networks + attached.serverLinks,
      hosts: tors + addresses,
      neighbours: besideNode(full),
      ecmpGroups: (torsPerRack > 1 && fromAll ? 1 : 0) + groupsBeside(full, traits),
    }),
  };
}

/** What of a rack decides how many ways there are: whether one of its ToRs takes routes of the other from above, and traffic inside it by way of them. */
interface RackTraits {
  readonly torAsEach: boolean;
  readonly byTor: boolean;
}

const NOTHING: Entries = { prefixes: 0, hosts: 0, neighbours: 0, ecmpGroups: 0 };

/** Switches know no routes; a node has every block, by the owner's address in each plane, and the planes' networks. */
function onlyNodesKnow(full: FullFabric, { planes }: FabricOf<"l2">): EntriesByTier {
  const { racks, nodesPerRack, blocksPerRack } = full;
  const others = racks * nodesPerRack - 1;
  return {
    spine: NOTHING,
    tor: NOTHING,
    node: entries(full, racks * blocksPerRack, {
      prefixes: planes,
      hosts: 0,
      neighbours: planes * others,
      ecmpGroups: planes > 1 ? others : 0,
    }),
  };
}

const bySpine = { routed: everythingEverywhere, ethernet: spinesSwitch } as const;

const formulas: { readonly [M in ModelName]: (full: FullFabric, fabric: FabricOf<M>) => EntriesByTier } = {
  "as-per-rack": (full, { spine }) => bySpine[spine.kind](full, { torAsEach: false, byTor: false }),
  "as-per-server": (full, { spine, withinRack }) =>
    bySpine[spine.kind](full, { torAsEach: true, byTor: withinRack === "through-tor" }),
  "as-per-cluster": (full, { spine, withinRack }) =>
    bySpine[spine.kind](full, { torAsEach: true, byTor: withinRack === "through-tor" }),
  "downward-default": onlySpinesKnow,
  igp: igpEverywhere,
  l2: onlyNodesKnow,
};

/**
 * What a router of each tier has at most, of the tier: what BGP brings, connected networks and discards. S spines, R racks of T ToRs and M
 * nodes, L links from a ToR to each spine, B blocks in a rack's pool; A = R (B + 1 + T) is what all racks announce.
 *
 *     routes                          spine                       ToR                node
 *     as-per-rack, -server, -cluster  A + R T L + 1               A + S + S L        A + S
 *       on spines that only switch    0                           A + S              A
 *     downward-default                A + R T L + 1 + 2 (S - 1)   B + S L + 4        ceil(B / M) + 2
 *     igp                             A + S (1 + R T L)           A + S (1 + R T L)  R (B + 1)
 *     l2, of P planes                 0                           0                  R B + P
 *
 * In the first row a spine adds its links and its loopback; a ToR adds, for each spine, its loopback and the links to it, while its own
 * rack's subnet and loopback are in A; a node adds each spine's loopback, while its own blocks are in A. In the second a ToR adds the
 * subnet of each plane. In the third a spine adds every other spine's loopback and the link to it; a ToR has its rack's blocks, links, and
 * its own: subnet, loopback, default, and the discard of each pool of more than one block, the table's one; a node has its blocks, its subnet, the
 * default. In the fourth OSPF has every loopback and every link on every switch, and nodes have blocks and subnets alone. In the fifth
 * no switch routes, and a node has its planes' networks. Host routes of pods that left their block come on top.
 *
 * That is with a network for each rack. Where servers have links of their own to T ToRs, A is R (B + M + T): a /32 of each node stands in for the
 * rack's subnet. A ToR adds M links to servers, or one network of its own with them, and a node T; of two ToRs of one AS neither knows the other's
 * loopback. With the default alone a ToR has its rack's nodes and no discard, a node itself. In networks of ToRs' own a node has each other of
 * its rack T times for a neighbour, and a group for each where the ToR leaves next hops alone.
 *
 * Of these the loopbacks are entries of /32: R T + 1, R T + S and R T + S in the first row; R T on ToRs and nodes in the second; R T + S, 1
 * and 0 in the third; R T + S, R T + S and 0 in the fourth. A spine's neighbours are all ToRs, by each link, and all spines where the model links them; a
 * ToR's its nodes, the other ToR, and its spines by each link or on each plane every other ToR. Groups of two or more next hops: on a spine one for
 * each rack of two ToRs, and with OSPF one of all ToRs, for the other spines' loopbacks; on a ToR one, of all spines, or by planes one for
 * each other rack, and of two ToRs one for each; on a node one, of two ToRs. Several links are such a group for each neighbour too, where that is
 * not a group already. In the fifth a node has every other for a neighbour in each
 * plane, and with several planes a group for each.
 */
export const entriesWhenFull = (fabric: Datacenter["fabric"], full: FullFabric): EntriesByTier =>
  // The record pairs each model with its own fabric; indexing by a union loses that.
  (formulas[fabric.model] as (full: FullFabric, one: typeof fabric) => EntriesByTier)(full, fabric);

const routesOf = ({ prefixes, hosts }: Entries): number => prefixes + hosts;

/** All forwarding entries of a router of each tier: `entriesWhenFull` in one number. */
export function routesWhenFull(fabric: Datacenter["fabric"], full: FullFabric): ByTier {
  const { spine, tor, node } = entriesWhenFull(fabric, full);
  return { spine: routesOf(spine), tor: routesOf(tor), node: routesOf(node) };
}
