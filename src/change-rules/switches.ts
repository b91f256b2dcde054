import type { BridgeIntent, HostIntent, SwitchIntent } from "../intent/index.ts";
import { each, IN_PLACE, remade, resets, type ChangeRule, type FieldRules } from "./rule.ts";
import { SESSION_RULES, type SessionManner } from "./sessions.ts";

/** A field's rule, or those of what it holds. */
type Rules<T> = { readonly [K in keyof T]-?: ChangeRule | Readonly<Record<string, ChangeRule>> };

type Item<T> = T extends readonly (infer I)[] ? I : never;

const IN_GROUP: Readonly<Record<SessionManner, ChangeRule>> = {
  "takes-over": IN_PLACE,
  waits: IN_PLACE,
  "ends-when-off": resets("turned off, it ends the group's sessions"),
  resets: resets("every session of the group ends and begins anew"),
};

/** What FRR does with a setting of a session, as a rule of the group that has it. */
const frr = (setting: string): ChangeRule => IN_GROUP[SESSION_RULES.frr[setting] ?? "resets"];

/** No daemon is restarted for it; FRR 7.5 to 10.6 keeps keys of neighbours that have gone, and the delivery takes them away. */
const BOTH_ENDS = resets(
  "every session of the group is down until the other end has it too, which for nodes is after the switches",
);

const GROUP: { readonly [K in keyof Item<SwitchIntent["groups"]>]-?: ChangeRule } = {
  name: frr("peerGroup"),
  // Peers with AS numbers of their own, or of one: FRR builds the group anew.
  remoteAsn: frr("remoteAsn"),
  listen: frr("listensOn"),
  passive: frr("passive"),
  network: frr("network"),
  timers: frr("timers"),
  ttlSecurityHops: frr("ttlSecurityHops"),
  bfd: frr("bfd"),
  reflectsToClients: frr("reflectsToClients"),
  nextHopSelf: frr("nextHopSelf"),
  updateSource: frr("updateSource"),
  originatesDefault: frr("originatesDefault"),
  prepends: frr("prepends"),
  allowsOwnAs: frr("allowsOwnAs"),
  peersAs: frr("peersAs"),
  outward: frr("outward"),
  maximumPrefixes: frr("maximumPrefixes"),
  role: frr("role"),
  enforcesFirstAs: frr("enforcesFirstAs"),
  unnumbered: frr("unnumbered"),
  password: BOTH_ENDS,
  policy: frr("policy"),
};

const ONE_SESSION = resets("the session with it ends and begins anew");

const NEIGHBOR: { readonly [K in keyof Item<SwitchIntent["neighbors"]>]-?: ChangeRule } = {
  address: ONE_SESSION,
  group: ONE_SESSION,
  remoteAsn: ONE_SESSION,
  description: IN_PLACE,
  password: resets("the session is down until both ends have it"),
  policy: IN_PLACE,
};

const LINK_PEER: { readonly [K in keyof Item<SwitchIntent["linkPeers"]>]-?: ChangeRule } = {
  interface: ONE_SESSION,
  description: IN_PLACE,
  place: ONE_SESSION,
  group: ONE_SESSION,
  remoteAsn: ONE_SESSION,
  password: resets("the session is down until both ends have it"),
  policy: IN_PLACE,
};

const PORT: { readonly [K in keyof Item<SwitchIntent["interfaces"]>]-?: ChangeRule } = {
  name: remade("what is cabled there has no address for so long"),
  description: IN_PLACE,
  address: resets("every session over the port ends, and its network is gone in between"),
  aggregate: IN_PLACE,
};

const ADJACENCY = resets("OSPF loses the neighbour until both ends have it");

/** What a switch that routes is to do. A field that is missing here does not compile. */
const SWITCH: Rules<SwitchIntent> = {
  device: remade("it is another switch: what the fabric had put on the old one is taken off"),
  role: remade("its configuration is another from the first line to the last"),
  platform: remade("its configuration is another from the first line to the last"),
  draining: IN_PLACE,
  asn: remade("FRR takes router bgp away and builds it anew: every session of the switch ends"),
  routerId: resets(
    "every session of the switch ends and begins anew, and so does OSPF where it is spoken, which takes it only so",
  ),
  vrf: remade(
    "its addresses, its BGP and its OSPF leave one VRF and begin anew in the other: every session of the switch ends",
  ),
  interfaces: PORT,
  rackVlan: {
    vlan: resets("servers are in another VLAN until their ports have it too"),
    bridgePerVlan: remade("the rack's network is gone for so long"),
    name: IN_PLACE,
    interface: remade("the rack has no gateway for so long"),
    access: IN_PLACE,
    trunks: IN_PLACE,
    aggregates: resets("a server is cut off until its own bond is as its ToR's ports are"),
    pair: resets("servers with an aggregate to both ToRs are cut off until the two are one again"),
    members: IN_PLACE,
  },
  ethernet: resets("a port goes down and comes up again where its speed or its error correction is another"),
  lldp: IN_PLACE,
  breakouts: remade("all lanes of the port are gone for so long, on some switches until the next start"),
  prefixLists: IN_PLACE,
  groups: GROUP,
  neighbors: NEIGHBOR,
  linkPeers: LINK_PEER,
  ...each(
    IN_PLACE,
    "networks",
    "discards",
    "aggregates",
    "staticRoutes",
    "carries",
    "maximumAsPath",
    "multipath",
    "ibgpMultipath",
  ),
  listenLimit: IN_PLACE,
  // FRR holds to what a session began with.
  gracefulRestart: IN_PLACE,
  ...each(IN_PLACE, "forwardingHold", "announcementHold"),
  ospf: { timers: ADJACENCY, bfd: IN_PLACE, interfaces: IN_PLACE, multipath: IN_PLACE },
  // Addresses and sessions over IPv6 are told one by one.
  ipv6: IN_PLACE,
  lines: IN_PLACE,
};

/** A switch that only switches, which the user sets up. */
const BRIDGE: Rules<BridgeIntent> = {
  device: remade("it is another switch"),
  role: remade("it is another switch"),
  platform: remade("its configuration is another from the first line to the last"),
  networks: resets("what is plugged in is in another network for so long"),
  ports: resets("what is plugged in is in another network for so long"),
  bridgePerVlan: remade("what is plugged in is in no network for so long"),
  lldp: IN_PLACE,
  switching: IN_PLACE,
  lines: IN_PLACE,
};

const HOST_SESSIONS = resets("the host's sessions end and begin anew");

/** A server without Calico. */
const HOST: Rules<HostIntent> = {
  device: remade("it is another server: what the fabric had put on the old one is taken off"),
  rack: HOST_SESSIONS,
  daemon: remade("its configuration is another from the first line to the last"),
  asn: HOST_SESSIONS,
  address: HOST_SESSIONS,
  announces: IN_PLACE,
  anycast: IN_PLACE,
  peers: HOST_SESSIONS,
  timers: HOST_SESSIONS,
  ttlSecurityHops: HOST_SESSIONS,
  password: HOST_SESSIONS,
  ...each(IN_PLACE, "imports", "exports", "multipath"),
  allowsOwnAs: HOST_SESSIONS,
  maximumPrefixes: HOST_SESSIONS,
  gracefulRestart: HOST_SESSIONS,
  // Addresses and sessions over IPv6 are told one by one.
  ipv6: IN_PLACE,
};

const isRule = (one: object): one is ChangeRule => "manner" in one;

/** `groups` with rules of its own becomes `groups.timers`; what stands in a list has no number of its own in a path. */
const flat = <T>(rules: Rules<T>): FieldRules =>
  Object.fromEntries(
    Object.entries<Rules<T>[keyof T]>(rules).flatMap(([field, rule]) =>
      isRule(rule) ? [[field, rule]] : Object.entries(rule).map(([inner, one]) => [`${field}.${inner}`, one]),
    ),
  );

export const DEVICE_RULES = {
  switch: flat(SWITCH),
  bridge: flat(BRIDGE),
  host: flat(HOST),
} as const satisfies Readonly<Record<string, FieldRules>>;
