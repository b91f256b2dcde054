import type { RackTables } from "../plan/attachment.ts";
import type { Entries } from "../simulate/index.ts";
import type { FabricOf } from "../spec/index.ts";
import { NO_ENTRIES, type EntriesByTier } from "./by-tier.ts";
import type { FullFabric } from "./full-fabric.ts";
import { aboveSpine, defaultAbove, isBehindAll, loopbacksAbove, ownOfSuperSpine } from "./full-pods.ts";
import { groupsTo, several } from "./groups.ts";

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

/** Racks below one spine: all, or those of its pod. */
const racksBelow = ({ racks, joined }: FullFabric): number =>
  joined === undefined ? racks : Math.min(racks, joined.racksPerPod);

/** A spine's: to each rack, and by several links to each ToR of two as well. */
const groupsToTors = (full: FullFabric): number => {
  const { torsPerRack, links } = full;
  return (
    racksBelow(full) * (several(torsPerRack * links) + several(links) * (torsPerRack > 1 ? torsPerRack : 0))
  );
};

/** What racks' servers, by default all of them, are to a router that has every route. */
const toldOfServers = (
  { racks: all, attached }: FullFabric,
  racks = all,
): Pick<RackTables, "networks" | "addresses"> => ({
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

/** A super-spine knows every block, subnet and loopback below, whatever it hands on; without pods there is none. */
function superSpines(full: FullFabric, spinesTellEachOther: boolean): Pick<EntriesByTier, "super-spine"> {
  const { joined, racks, torsPerRack, blocksPerRack } = full;
  if (joined === undefined) return {};
  const { networks, addresses } = toldOfServers(full);
  const { prefixes, hosts, ...own } = ownOfSuperSpine(joined, spinesTellEachOther);
  return {
    "super-spine": entries(full, racks * blocksPerRack, {
      ...own,
      prefixes: networks + prefixes,
      hosts: racks * torsPerRack + addresses + hosts,
    }),
  };
}

/**
 * Every router knows every route; a spine hears of no other spine, for a ToR carries nothing from spine to spine. Where each ToR is an AS of
 * its own, or takes its own AS from spines, these are also a way from one ToR to the other of its rack. Of five stages a spine hears through
 * super-spines of spines of other pods, and in an AS of its own also of those of its own pod.
 */
export function everythingEverywhere(full: FullFabric, traits: RackTraits): EntriesByTier {
  const { torAsEach } = traits;
  const { spines, links, racks, torsPerRack, blocksPerRack, attached, joined } = full;
  const tors = racks * torsPerRack;
  const blocks = racks * blocksPerRack;
  const { networks, addresses } = toldOfServers(full);
  const toTors = racksBelow(full) * torsPerRack * links;
  const above = aboveSpine(joined, spines, traits.spineAsEach);
  const switches = spines + loopbacksAbove(joined, spines);
  return {
    ...superSpines(full, false),
    spine: entries(full, blocks, {
      prefixes: networks + toTors + above.prefixes,
      hosts: tors + 1 + addresses + above.hosts,
      neighbours: toTors + above.neighbours,
      ecmpGroups: groupsToTors(full) + above.ecmpGroups,
    }),
    tor: entries(full, blocks, {
      prefixes: networks + attached.torLinks + spines * links,
      hosts: torsKnown(full, torAsEach) + switches + addresses,
      neighbours: spines * links + besideTor(full),
      ecmpGroups: groupsTo(spines, links, (torAsEach ? tors : racks) > 1 || isBehindAll(joined, spines)),
    }),
    node: entries(full, blocks, {
      prefixes: networks + attached.serverLinks,
      hosts: tors + switches + addresses,
      neighbours: besideNode(full),
      ecmpGroups: several(torsPerRack) + groupsBeside(full, traits),
    }),
  };
}

/** A ToR's, of its rack's pools. A pool of one block is that block: its route and the discard are one entry. */
const discards = ({ blockLength, poolLength, poolsPerRack, dropsUnknownPods }: FullFabric): number =>
  dropsUnknownPods && blockLength > poolLength ? poolsPerRack : 0;

/** Of five stages a spine knows its pod and the default, of which super-spines are the origin. */
export function onlySpinesKnow(full: FullFabric): EntriesByTier {
  const { spines, links, torsPerRack, nodesPerRack, blocksPerRack, attached, joined } = full;
  const racks = racksBelow(full);
  const tors = racks * torsPerRack;
  const { networks, addresses } = toldOfServers(full, racks);
  const above = defaultAbove(joined);
  return {
    ...superSpines(full, true),
    spine: entries(full, racks * blocksPerRack, {
      prefixes: networks + tors * links + spines - 1 + above.prefixes,
      hosts: tors + spines + addresses,
      neighbours: tors * links + spines - 1 + above.neighbours,
      ecmpGroups: groupsToTors(full) + above.ecmpGroups,
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
export function igpEverywhere(full: FullFabric): EntriesByTier {
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
      ecmpGroups: groupsTo(spines, links, tors > 1),
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
export function spinesSwitch(full: FullFabric, traits: RackTraits): EntriesByTier {
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

/** What decides how many ways there are: whether a ToR takes routes of the other of its rack from above, and traffic inside it by way of them; and a spine those of others of its pod. */
export interface RackTraits {
  readonly torAsEach: boolean;
  readonly byTor: boolean;
  readonly spineAsEach: boolean;
}

/** Switches know no routes; a node has every block, by the owner's address in each plane, and the planes' networks. */
export function onlyNodesKnow(full: FullFabric, { planes }: FabricOf<"l2">): EntriesByTier {
  const { racks, nodesPerRack, blocksPerRack } = full;
  const others = racks * nodesPerRack - 1;
  return {
    spine: NO_ENTRIES,
    tor: NO_ENTRIES,
    node: entries(full, racks * blocksPerRack, {
      prefixes: planes,
      hosts: 0,
      neighbours: planes * others,
      ecmpGroups: planes > 1 ? others : 0,
    }),
  };
}
