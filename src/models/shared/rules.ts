import { switchesIn } from "../../plan/lookups.ts";
import { podRangesOf } from "../../plan/rack-pools.ts";
import { hostPrefix, type Prefix4 } from "../../net/ipv4.ts";
import type { FabricLayout } from "../../plan/lay-out.ts";
import type { HostPlan } from "../../plan/hosts.ts";
import type { PrefixRule } from "../../plan/session.ts";
import type { RackPlan, SwitchPlan } from "../../plan/types.ts";
import { ofRack } from "./clusters.ts";
import { anycastRules, nodesAnycastRules, rackAnycastRules } from "./anycast.ts";
import { outsideRules, outsideRulesBy } from "./outside-rules.ts";
import { exactly, ofLength, within } from "./ranges.ts";
import { serviceRules } from "./services.ts";

/** Blocks, and host routes of addresses that stand outside their node's block, where Calico's IPAM lets any stand there. */
const podsIn =
  ({ blockLength, longestPodRoute }: FabricLayout["ranges"]) =>
  (prefix: Prefix4): PrefixRule => ({
    what: "pods",
    prefix,
    minLength: blockLength,
    maxLength: longestPodRoute,
  });

/** Pods of any rack. */
export const allPodRules = ({ ranges }: Pick<FabricLayout, "ranges">): readonly PrefixRule[] =>
  ranges.pods.map(podsIn(ranges));

/**
 * All that any rack or spine may announce, written with pools: it stays the same while racks come and go; and what comes from outside.
 */
export const fabricRules = (layout: FabricLayout): readonly PrefixRule[] => [
  ...ownRules(layout),
  ...outsideRules(layout),
];

/** The same without what comes from outside. */
export const ownRules = ({ ranges }: FabricLayout): readonly PrefixRule[] => [
  ...allPodRules({ ranges }),
  ...serviceRules({ ranges }),
  ...ranges.nodeRouteLengths.flatMap((length) => ofLength("nodes", ranges.nodes, length)),
  ...ofLength("loopbacks", ranges.torLoopbacks, 32),
  ...ofLength("loopbacks", ranges.spineLoopbacks, 32),
  ...hostRules({ ranges }),
  ...anycastRules({ ranges }),
];

/** What hosts without Calico announce, of any rack: a service address may move, and no spine is touched by it. */
export const hostRules = ({ ranges }: Pick<FabricLayout, "ranges">): readonly PrefixRule[] =>
  ranges.hosts.map(within("hosts"));

/** A host's own address, where it is a route of its own. */
export const hostAddressRules = ({ addresses }: RackPlan, { address }: HostPlan): readonly PrefixRule[] =>
  addresses === null ? [] : [exactly("nodes", hostPrefix(address))];

/** What the hosts of one rack announce, each prefix by itself. */
export const announcedRules = (prefixes: readonly Prefix4[]): readonly PrefixRule[] =>
  prefixes.map((prefix) => exactly("hosts", prefix));

const ownPods = ({ ranges }: FabricLayout, rack: RackPlan): PrefixRule[] =>
  podRangesOf(rack).map(podsIn(ranges));

const loopbacksOf = (switches: readonly SwitchPlan[]): PrefixRule[] =>
  switches.map(({ loopback }) => exactly("loopbacks", hostPrefix(loopback)));

const subnetOf = ({ subnet }: RackPlan): PrefixRule[] => (subnet === null ? [] : [exactly("nodes", subnet)]);

/** Addresses of the rack's servers, where each is a route of its own. */
const addressesOf = ({ addresses }: RackPlan): PrefixRule[] =>
  addresses === null ? [] : ofLength("nodes", [addresses], 32);

const isIn =
  ({ tors }: RackPlan) =>
  (device: string): boolean =>
    tors.some((tor) => tor.device === device);

/**
 * All that one rack may announce, by whichever of its ToRs; its hosts are held to what they declare by the ToRs. And what comes from
 * outside, where one of them is a border.
 */
export const rackRules = (layout: FabricLayout, rack: RackPlan): readonly PrefixRule[] => [
  ...ownPods(layout, rack),
  ...ofRack(layout, rack, serviceRules(layout)),
  ...subnetOf(rack),
  ...addressesOf(rack),
  ...loopbacksOf(switchesIn(layout.switches, rack.name)),
  ...hostRules(layout),
  ...anycastRules(layout),
  ...outsideRulesBy(layout, isIn(rack)),
];

/** What one ToR sends up: its rack's ranges and its own loopback, and as a border what comes from outside. With its neighbour's it would offer itself as a way there. */
export const torRules = (layout: FabricLayout, rack: RackPlan, tor: string): readonly PrefixRule[] => [
  ...ownPods(layout, rack),
  ...ofRack(layout, rack, serviceRules(layout)),
  ...subnetOf(rack),
  ...addressesOf(rack),
  ...loopbacksOf(switchesIn(layout.switches, rack.name).filter(({ name }) => name === tor)),
  ...announcedRules(rack.hosts.flatMap(({ announces }) => announces)),
  ...rackAnycastRules(rack),
  ...outsideRulesBy(layout, (device) => device === tor),
];

/** What the nodes of a rack may announce: their pods, services and addresses that others have too, and nothing else. */
export const podRules = (layout: FabricLayout, rack: RackPlan): readonly PrefixRule[] => [
  ...ownPods(layout, rack),
  ...ofRack(layout, rack, serviceRules(layout)),
  ...nodesAnycastRules(rack),
];

/** And to their ToRs their own addresses, where these are routes. */
export const nodeRules = (layout: FabricLayout, rack: RackPlan): readonly PrefixRule[] => [
  ...podRules(layout, rack),
  ...addressesOf(rack),
];

/** The default route alone. */
export const defaultRules: readonly PrefixRule[] = [exactly("default", { base: 0, length: 0 })];
