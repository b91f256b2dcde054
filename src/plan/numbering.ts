import { hostPrefix, lastOf, type Ipv4, type Prefix4 } from "../net/ipv4.ts";
import { subnetAt } from "../net/pool.ts";
import { cableName } from "./cable-name.ts";
import { clustersIn } from "./clusters.ts";
import { ownValue } from "./own-value.ts";
import { MOST_CAPACITY } from "../spec/index.ts";
import type { Datacenter, NodeSpec, RackSpec, SpineSpec, SuperSpineSpec, TorSpec } from "../spec/index.ts";
import { podIndex, spineSlot } from "./tiers.ts";

/*
 * Every address of a datacenter, each a function of its pool and of explicit indices alone. Null means that the pool, or the
 * subnet, has no room at that index; the checks report it, and a plan is made only where nothing is null.
 *
 *   spine loopback   spineLoopbacks[pod * maxSpines + spine]; without pods, here and below, the pod is 0
 *   ToR loopback     torLoopbacks[rack * maxTorsPerRack + tor]
 *   link             links[((rack * maxTorsPerRack + tor) * maxSpines + spine) * maxUplinksPerSpine + link], of the length that sizes.links says
 *   spine link       spineLinks[(pod * maxSpines + lower spine) * maxSpines + upper spine], of the same length, where the model links spines
 *   super-spine      superSpineLoopbacks[super-spine]
 *   and its links    superSpineLinks[((pod * maxSpines + spine) * maxSuperSpines + super-spine) * maxUplinksPerSuperSpine + link], of the same length
 *   server links     serverLinks[rack * maxTorsPerRack + tor], in it a /31 for each server by its number; the ToR has the even address;
 *                    or it is one network: ToR at + 1, servers at + 10 + number
 *   plane            planes[spine], where spines switch;  ToR at + 10 + rack * maxTorsPerRack + tor
 *   rack subnet      nodes[rack];  ToR at + 1 + tor;  both ToRs of a pair at + 9;  node at + 10 + node; or as `offsets` say
 *   rack pods        pods[rack];  further ones pods[number], each by a number of its own; of several clusters each has its own pods
 */

/** Where ToRs begin in a plane's subnet: below it is room for what else may stand there, such as a bridge's own management. */
export const FIRST_IN_PLANE_OFFSET = 10;

/** The number of a ToR among all that the datacenter may ever have. */
export const torSlot = (dc: Datacenter, rack: Pick<RackSpec, "index">, tor: Pick<TorSpec, "index">): number =>
  rack.index * dc.capacity.maxTorsPerRack + tor.index;

/** A ToR's name: as given, else `<rack>-tor<index>`. */
export const torName = (rack: Pick<RackSpec, "name">, tor: Pick<TorSpec, "name" | "index">): string =>
  tor.name ?? `${rack.name}-tor${String(tor.index)}`;

const pinnedHost = (address: Ipv4 | undefined): Prefix4 | undefined =>
  address === undefined ? undefined : hostPrefix(address);

export const spineLoopback = (dc: Datacenter, spine: SpineSpec): Prefix4 | null =>
  pinnedHost(spine.pin.loopback) ?? subnetAt(dc.pools.spineLoopbacks, 32, spineSlot(dc, spine));

export const superSpineLoopback = (dc: Datacenter, { pin, index }: SuperSpineSpec): Prefix4 | null =>
  pinnedHost(pin.loopback) ?? subnetAt(dc.pools.superSpineLoopbacks, 32, index);

export const torLoopback = (dc: Datacenter, rack: RackSpec, tor: TorSpec): Prefix4 | null =>
  pinnedHost(tor.pin.loopback) ?? subnetAt(dc.pools.torLoopbacks, 32, torSlot(dc, rack, tor));

/** One of the links between a ToR and a spine. @param link from 0 */
export function linkSubnet(
  dc: Datacenter,
  rack: RackSpec,
  tor: TorSpec,
  spine: SpineSpec,
  link: number,
): Prefix4 | null {
  const { maxSpines, maxUplinksPerSpine } = dc.capacity;
  const pair = torSlot(dc, rack, tor) * maxSpines + spine.index;
  return (
    ownValue(tor.pin.uplinks, cableName(spine.name, link)) ??
    subnetAt(dc.pools.links, dc.sizes.links, pair * maxUplinksPerSpine + link)
  );
}

/** The number of one of the links between a spine and a super-spine among all that there may be. @param link from 0 */
export const superSpineLinkSlot = (
  dc: Pick<Datacenter, "pods" | "capacity">,
  spine: SpineSpec,
  { index }: Pick<SuperSpineSpec, "index">,
  link: number,
): number => {
  const { maxSuperSpines, maxUplinksPerSuperSpine } = dc.capacity;
  return (spineSlot(dc, spine) * maxSuperSpines + index) * maxUplinksPerSuperSpine + link;
};

/** One of the links between a spine and a super-spine. @param link from 0 */
export const superSpineLink = (
  dc: Datacenter,
  spine: SpineSpec,
  superSpine: SuperSpineSpec,
  link: number,
): Prefix4 | null =>
  ownValue(superSpine.pin.links, cableName(spine.name, link)) ??
  subnetAt(dc.pools.superSpineLinks, dc.sizes.links, superSpineLinkSlot(dc, spine, superSpine, link));

/** The number of the link between two spines of a pod among all that there may be. */
export const spineLinkSlot = (
  dc: Pick<Datacenter, "pods" | "capacity">,
  lower: SpineSpec,
  upper: SpineSpec,
): number => spineSlot(dc, lower) * dc.capacity.maxSpines + upper.index;

/** The link between two spines of a pod, the lower index first. */
export const spineLinkSubnet = (dc: Datacenter, lower: SpineSpec, upper: SpineSpec): Prefix4 | null =>
  ownValue(lower.pin.spineLinks, upper.name) ??
  ownValue(upper.pin.spineLinks, lower.name) ??
  subnetAt(dc.pools.spineLinks, dc.sizes.links, spineLinkSlot(dc, lower, upper));

/** Racks whose links without addresses are numbered first. Fixed: what is numbered behind them would move with it. */
const FIRST_RACKS = 4096;

const uplinkNumber = (rack: number, tor: TorSpec, spine: SpineSpec, link: number): number => {
  const { maxSpines, maxTorsPerRack, maxUplinksPerSpine } = MOST_CAPACITY;
  return ((rack * maxTorsPerRack + tor.index) * maxSpines + spine.index) * maxUplinksPerSpine + link;
};

/** The number of a link without addresses; the largest capacity there is sets the distances, so that it never changes. Racks beyond the first come behind all other links. */
export const linkNumber = (rack: RackSpec, tor: TorSpec, spine: SpineSpec, link: number): number =>
  rack.index < FIRST_RACKS
    ? uplinkNumber(rack.index, tor, spine, link)
    : FURTHER_UPLINKS + uplinkNumber(rack.index - FIRST_RACKS, tor, spine, link);

const FIRST_UPLINKS =
  FIRST_RACKS * MOST_CAPACITY.maxTorsPerRack * MOST_CAPACITY.maxSpines * MOST_CAPACITY.maxUplinksPerSpine;

const mostSlot = (dc: Pick<Datacenter, "pods">, spine: SpineSpec): number =>
  podIndex(dc, spine) * MOST_CAPACITY.maxSpines + spine.index;

/** The same between two spines of a pod: behind those of the first racks' uplinks. */
export const spineLinkNumber = (dc: Pick<Datacenter, "pods">, lower: SpineSpec, upper: SpineSpec): number =>
  FIRST_UPLINKS + mostSlot(dc, lower) * MOST_CAPACITY.maxSpines + upper.index;

const ABOVE_SPINES = FIRST_UPLINKS + MOST_CAPACITY.maxPods * MOST_CAPACITY.maxSpines ** 2;
const MOST_ABOVE = MOST_CAPACITY.maxPods * MOST_CAPACITY.maxSpines * MOST_CAPACITY.maxSuperSpines;
const FURTHER_UPLINKS = ABOVE_SPINES + MOST_CAPACITY.maxUplinksPerSuperSpine * MOST_ABOVE;

/** The same between a spine and a super-spine: behind all those, the first link of each two before the second of any. */
export const superSpineLinkNumber = (
  dc: Pick<Datacenter, "pods">,
  spine: SpineSpec,
  { index }: Pick<SuperSpineSpec, "index">,
  link: number,
): number => ABOVE_SPINES + link * MOST_ABOVE + mostSlot(dc, spine) * MOST_CAPACITY.maxSuperSpines + index;

/** What the links of a ToR to servers are cut from, where each server has its own. */
export const serverLinks = (
  dc: Datacenter,
  rack: Pick<RackSpec, "index">,
  tor: Pick<TorSpec, "index" | "pin">,
): Prefix4 | null =>
  tor.pin.serverLinks ?? subnetAt(dc.pools.serverLinks, dc.sizes.serverLinks, torSlot(dc, rack, tor));

/** A server's among those of its ToR, by the server's number. */
export const serverLink = (range: Prefix4, number: number): Prefix4 | null => subnetAt([range], 31, number);

/** A ToR's address in a network of its own with servers. */
export const ownGateway = (range: Prefix4): Ipv4 => range.base + 1;

/** Where servers begin there. */
export const FIRST_IN_OWN_NETWORK = 10;

/** A server's address there, by the server's number. */
export const inOwnNetwork = (range: Prefix4, number: number): Ipv4 =>
  range.base + FIRST_IN_OWN_NETWORK + number;

/** The subnet of the plane that a spine is, where spines switch. */
export const planeSubnet = (dc: Datacenter, spine: SpineSpec): Prefix4 | null =>
  spine.pin.plane ?? subnetAt(dc.pools.planes, dc.sizes.planeSubnet, spine.index);

export const planeName = (index: number): string => `plane-${String(index)}`;

/** A ToR's address in the plane of a spine. */
export const planeAddress = (
  dc: Datacenter,
  subnet: Prefix4,
  rack: RackSpec,
  tor: TorSpec,
  spine: SpineSpec,
): Ipv4 =>
  ownValue(tor.pin.planes, spine.name) ?? subnet.base + FIRST_IN_PLANE_OFFSET + torSlot(dc, rack, tor);

export const rackSubnet = (dc: Datacenter, rack: RackSpec): Prefix4 | null =>
  rack.pin.subnet ?? subnetAt(dc.pools.nodes, dc.sizes.rackSubnet, rack.index);

/** What a rack's pods are cut from: of several clusters, the rack's own. */
const podsOf = (dc: Datacenter, rack: RackSpec) => clustersIn(dc, rack)[0]?.pods ?? dc.pools.pods;

export const rackPods = (dc: Datacenter, rack: RackSpec): Prefix4 | null =>
  rack.pin.pods ?? subnetAt(podsOf(dc, rack), dc.sizes.rackPods, rack.index);

/** A rack's further pools, in the spec's order. */
export const furtherPods = (dc: Datacenter, rack: RackSpec): readonly (Prefix4 | null)[] =>
  rack.morePods.map((number) => subnetAt(podsOf(dc, rack), dc.sizes.rackPods, number));

/** Pods of the other clusters in a rack that several share. */
export const guestPods = (dc: Datacenter, rack: RackSpec) =>
  clustersIn(dc, rack)
    .slice(1)
    .map((cluster) => ({ cluster, range: subnetAt(cluster.pods, dc.sizes.rackPods, rack.index) }));

/** From the subnet's first address on, or from its last back. */
export function torAddress({ offsets }: Pick<Datacenter, "offsets">, subnet: Prefix4, tor: TorSpec): Ipv4 {
  const { firstTor } = offsets;
  return (
    tor.pin.address ??
    (firstTor < 0 ? lastOf(subnet) + firstTor - tor.index : subnet.base + firstTor + tor.index)
  );
}

/** Where nodes begin in a rack's subnet. */
export const firstNode = ({ offsets }: Pick<Datacenter, "offsets">, { pin }: Pick<RackSpec, "pin">): number =>
  pin.firstNode ?? offsets.firstNode;

/** What both ToRs of a pair have, where their platform wants that: the last before the nodes. */
export const sharedAddress = (dc: Datacenter, rack: RackSpec, subnet: Prefix4): Ipv4 =>
  rack.pin.pairAddress ?? subnet.base + firstNode(dc, rack) - 1;

export const nodeAddress = (dc: Datacenter, rack: RackSpec, subnet: Prefix4, node: NodeSpec): Ipv4 =>
  node.pin.address ?? subnet.base + firstNode(dc, rack) + node.index;

/**
 * The cluster id of a node that reflects: its address, which is also its BGP identifier, so each reflector is a cluster of its own (RFC
 * 4456 section 7). With one id in common a reflector that has lost the ToR refuses what its fellow tells it, for it has been through
 * "its" cluster, and its pods lose the outside; a client that has lost one of the two is lost to that one. With an id each neither happens,
 * and of three reflectors any two may lose each other. The price is paths and not routes, since Calico's BIRD sends every path that it
 * has (RFC 7911): a client of two reflectors holds four of each route in place of two, of three fifteen in place of three.
 */
export const clusterId = ({ pin }: NodeSpec, address: Ipv4): Ipv4 => pin.clusterId ?? address;
