import type { EthernetIntent, PeerGroup, SwitchIntent } from "../intent/index.ts";

/** Something that an intent may ask of a platform and that not all of them have. */
export interface NeedOf {
  /** In a sentence after "lacks", and in the documentation's table. */
  readonly title: string;
  readonly isAsked: (intent: SwitchIntent) => boolean;
  /** The intent without it, which is what a platform does that leaves it out; absent where all that a renderer does is to write nothing. */
  readonly without?: (intent: SwitchIntent) => SwitchIntent;
}

const anyGroup =
  (asks: (group: PeerGroup, intent: SwitchIntent) => boolean) =>
  (intent: SwitchIntent): boolean =>
    intent.groups.some((group) => asks(group, intent));

const changed =
  (change: (group: PeerGroup) => PeerGroup) =>
  (intent: SwitchIntent): SwitchIntent => ({ ...intent, groups: intent.groups.map(change) });

const listens = ({ listen }: PeerGroup): boolean => listen !== null;

const signs = ({ groups, neighbors, linkPeers }: SwitchIntent, on: (group: PeerGroup) => boolean): boolean =>
  groups.some(
    (group) =>
      on(group) &&
      (group.password !== undefined ||
        [...neighbors, ...linkPeers].some((one) => one.group === group.name && one.password !== undefined)),
  );

const isLarge = (community: string): boolean => community.split(":").length === 3;

const addsCommunity = ({ prefixLists }: SwitchIntent, large: boolean): boolean =>
  prefixLists.some(({ adds = [] }) => adds.some((one) => isLarge(one) === large));

const says = (ethernet: SwitchIntent["ethernet"], field: keyof EthernetIntent): boolean =>
  Object.values(ethernet).some((one) => one[field] !== undefined);

/** All of them. What every platform has (eBGP and iBGP, prefix lists, maximum prefixes, multipath) is not among them. */
export const NEEDS = {
  ipv6: {
    title: "IPv6",
    isAsked: ({ ipv6 }) => ipv6 !== null,
  },
  vrf: {
    title: "a fabric in a VRF",
    isAsked: ({ vrf }) => vrf !== undefined,
  },
  "vrf-ospf": {
    title: "OSPF in a VRF",
    isAsked: ({ vrf, ospf }) => vrf !== undefined && ospf !== null,
  },
  unnumbered: {
    title: "sessions by the interfaces of links without addresses (RFC 8950)",
    isAsked: anyGroup(({ unnumbered }) => unnumbered === true),
  },
  listen: {
    title: "dynamic neighbours from a range of addresses",
    isAsked: anyGroup(listens),
  },
  "listen-ipv6": {
    title: "dynamic neighbours over IPv6",
    isAsked: anyGroup((group, { ipv6 }) => listens(group) && ipv6 !== null),
  },
  "listen-any-asn": {
    title: "dynamic neighbours that bring AS numbers of their own",
    isAsked: anyGroup((group) => listens(group) && group.remoteAsn === null),
  },
  "listen-limit": {
    title: "a limit of dynamic neighbours",
    isAsked: ({ listenLimit }) => listenLimit !== null,
  },
  passive: {
    title: "sessions that only the peer may open",
    isAsked: anyGroup(({ passive }) => passive),
    without: changed((group) => ({ ...group, passive: false })),
  },
  // Who leaves either out sends a TTL of 255 all the same, or the check at the other end lets no session come up.
  gtsm: {
    title: "TTL security (RFC 5082) with configured neighbours",
    isAsked: anyGroup((group) => !listens(group) && group.ttlSecurityHops !== null),
  },
  "gtsm-listen": {
    title: "TTL security (RFC 5082) with dynamic neighbours",
    isAsked: anyGroup((group) => listens(group) && group.ttlSecurityHops !== null),
  },
  bfd: {
    title: "BFD of BGP sessions",
    isAsked: anyGroup((group) => !listens(group) && group.bfd !== null),
  },
  "bfd-listen": {
    title: "BFD with dynamic neighbours",
    isAsked: anyGroup((group) => listens(group) && group.bfd !== null),
  },
  password: {
    title: "TCP MD5 (RFC 2385) with configured neighbours",
    isAsked: (intent) => signs(intent, (group) => !listens(group)),
  },
  "password-listen": {
    title: "TCP MD5 (RFC 2385) with dynamic neighbours",
    isAsked: (intent) => signs(intent, listens),
  },
  "connect-retry": {
    title: "a pause between attempts to connect",
    isAsked: anyGroup(() => true),
  },
  "graceful-restart": {
    title: "graceful restart (RFC 4724)",
    isAsked: ({ gracefulRestart }) => gracefulRestart !== null,
    without: (intent) => ({ ...intent, gracefulRestart: null }),
  },
  "long-stale": {
    title: "routes kept for more than 300 seconds over a restart",
    isAsked: ({ gracefulRestart }) => gracefulRestart !== null && gracefulRestart.stale > 300,
    without: (intent) => ({
      ...intent,
      gracefulRestart: intent.gracefulRestart === null ? null : { ...intent.gracefulRestart, stale: 300 },
    }),
  },
  "restart-notification": {
    title: "graceful restart after a NOTIFICATION (RFC 8538)",
    isAsked: ({ gracefulRestart }) => gracefulRestart?.afterNotification === true,
    without: (intent) => ({
      ...intent,
      gracefulRestart:
        intent.gracefulRestart === null ? null : { ...intent.gracefulRestart, afterNotification: false },
    }),
  },
  roles: {
    title: "BGP roles (RFC 9234)",
    isAsked: anyGroup(({ role }) => role !== undefined),
    without: changed(({ role: _role, ...group }) => group),
  },
  "first-as": {
    title: "the check that a path begins with the peer's AS (RFC 4271 section 6.3)",
    isAsked: anyGroup(({ enforcesFirstAs }) => enforcesFirstAs === true),
    without: changed(({ enforcesFirstAs: _first, ...group }) => group),
  },
  "as-path-limit": {
    title: "a limit of AS numbers in a path",
    isAsked: ({ maximumAsPath }) => maximumAsPath !== undefined,
    without: ({ maximumAsPath: _limit, ...intent }) => intent,
  },
  reflection: {
    title: "route reflection (RFC 4456)",
    isAsked: anyGroup(({ reflectsToClients }) => reflectsToClients),
  },
  "reflector-multipath": {
    title: "equal paths by iBGP on a route reflector",
    isAsked: (intent) =>
      intent.multipath > 1 && anyGroup(({ reflectsToClients }) => reflectsToClients)(intent),
    without: (intent) => ({ ...intent, ibgpMultipath: 1 }),
  },
  "next-hop-unless-adjacent": {
    title: "its own next hop on reflected routes from outside the network of the session",
    isAsked: anyGroup(({ nextHopSelf, network }) => nextHopSelf === "unless-adjacent" && network !== null),
  },
  "next-hop-always": {
    title: "its own next hop on all reflected routes",
    isAsked: anyGroup(({ nextHopSelf, network }) => nextHopSelf === "unless-adjacent" && network === null),
  },
  drain: {
    title: "graceful shutdown (RFC 8326)",
    isAsked: ({ draining }) => draining,
  },
  prepend: {
    title: "its AS more than once in the paths that it tells",
    isAsked: anyGroup(({ prepends }) => prepends > 0),
  },
  "own-as": {
    title: "its own AS in the paths that it takes",
    isAsked: anyGroup(({ allowsOwnAs }) => allowsOwnAs !== undefined),
  },
  "as-override": {
    title: "its own AS in place of the peers' in the paths that it tells",
    isAsked: anyGroup(({ peersAs }) => peersAs === "overridden"),
  },
  aggregates: {
    title: "aggregates",
    isAsked: ({ aggregates }) => aggregates.length > 0,
  },
  "static-routes": {
    title: "static routes bound to a port",
    isAsked: ({ staticRoutes }) => staticRoutes.length > 0,
  },
  "local-as": {
    title: "another AS number towards one neighbour",
    isAsked: anyGroup(({ outward }) => outward !== undefined && outward.localAsn !== null),
  },
  "private-as": {
    title: "removal of private AS numbers",
    isAsked: anyGroup(({ outward }) => outward?.removesPrivateAsns === true),
  },
  communities: {
    title: "communities added to routes",
    isAsked: (intent) => addsCommunity(intent, false),
  },
  "large-communities": {
    title: "large communities (RFC 8092) added to routes",
    isAsked: (intent) => addsCommunity(intent, true),
  },
  "large-communities-carried": {
    title: "large communities (RFC 8092) of others handed on",
    isAsked: ({ carries = [] }) => carries.some(isLarge),
  },
  ospf: {
    title: "OSPFv2",
    isAsked: ({ ospf }) => ospf !== null,
  },
  "ospf-paths": {
    title: "a limit of equal ways by OSPF",
    isAsked: ({ ospf }) => ospf !== null,
  },
  "ospf-ipv6": {
    title: "OSPFv3",
    isAsked: ({ ospf, ipv6 }) => ospf !== null && ipv6 !== null,
  },
  "link-aggregates": {
    title: "LACP aggregates to other switches",
    isAsked: ({ interfaces }) => interfaces.some(({ aggregate }) => aggregate !== undefined),
  },
  "server-aggregates": {
    title: "LACP aggregates to servers",
    isAsked: ({ rackVlan }) => (rackVlan?.aggregates ?? []).length > 0,
  },
  "routed-pair": {
    title: "aggregates over two ToRs that route, each with sessions of its own",
    isAsked: ({ rackVlan }) => rackVlan !== null && rackVlan.pair !== null,
  },
  "pair-keepalive": {
    title: "a keepalive of two ToRs that are one, without addresses for it",
    isAsked: ({ rackVlan }) =>
      rackVlan !== null && rackVlan.pair !== null && rackVlan.pair.keepalive === null,
  },
  mtu: {
    title: "the MTU of ports",
    isAsked: ({ ethernet }) => says(ethernet, "mtu"),
  },
  "port-speed": {
    title: "the speed of ports",
    isAsked: ({ ethernet }) => says(ethernet, "gbps"),
  },
  fec: {
    title: "forward error correction",
    isAsked: ({ ethernet }) => says(ethernet, "fec"),
  },
  lldp: {
    title: "LLDP (IEEE 802.1AB)",
    isAsked: ({ lldp }) => lldp === true,
  },
  breakout: {
    title: "ports that are broken out",
    isAsked: ({ breakouts }) => breakouts.length > 0,
  },
  "forwarding-hold": {
    title: "a pause in which changes of the forwarding table are collected",
    isAsked: ({ forwardingHold }) => forwardingHold > 0,
    without: (intent) => ({ ...intent, forwardingHold: 0 }),
  },
  "announcement-hold": {
    title: "a pause in which what a neighbour is told first is collected",
    isAsked: ({ announcementHold }) => announcementHold > 0,
    without: (intent) => ({ ...intent, announcementHold: 0 }),
  },
} as const satisfies Readonly<Record<string, NeedOf>>;

export type Need = keyof typeof NEEDS;

/** The same as a list, in its order. */
export const needs = Object.entries(NEEDS) as readonly (readonly [Need, NeedOf])[];
