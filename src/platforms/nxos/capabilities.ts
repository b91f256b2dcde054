import { allOf } from "../capabilities.ts";
import type { Need } from "../needs.ts";
import { has, lacks, leavesOut, needsNot, type Capability, type UnconfirmedLine } from "../platform.ts";

const HELD_BACK = needsNot(
  "it tells no route before its hardware has it (`suppress-fib-pending`, on by default)",
);

/** NX-OS 9.3 and newer on Nexus 9000. */
export const capabilities: Readonly<Record<Need, Capability>> = {
  ...allOf(has()),
  vrf: has(
    "the process of BGP, and templates of peers, are one for all VRFs; changed by hand, not by delivery",
  ),
  unnumbered: has("a neighbour by its interface; 9.3(3) or newer"),
  lldp: has("`feature lldp`, by which every port speaks it"),
  listen: has("a neighbour whose address is a prefix"),
  "listen-any-asn": has("`remote-as route-map`: any AS but the switch's own"),
  "listen-limit": has("`maximum-peers`, for each prefix by itself"),
  passive: has("`transport connection-mode passive`; a neighbour by prefix always is"),
  bfd: has("timed on the interface, without echo; ICMP redirects are off where it runs"),
  "connect-retry": has("`reconnect-interval`, one for all neighbours, at most 60 seconds"),
  "restart-notification": needsNot(
    "a session that ends with a NOTIFICATION, as when its hold timer runs out, takes its routes with it at once",
  ),
  roles: leavesOut("prefix lists alone keep a route from going where it must not"),
  "first-as": has("on by default"),
  "as-path-limit": has("`maxas-limit`, of what comes in by eBGP; a path with a set in it is taken"),
  "own-as": has("`allowas-in`"),
  "as-override": has("`as-override`, with `disable-peer-as-check`: else the check comes first"),
  "next-hop-always": lacks(
    "its maps name a next hop towards peers that share a network, and these do not",
    "attach these ToRs' servers as shared, or choose as-per-server, as-per-cluster or downward-default, or put the ToRs on another platform",
  ),
  drain: has("9.3(1) or newer; on by default for what a drained neighbour tells"),
  "large-communities": lacks(
    "no document says how a release of it sends them",
    "take the large communities out of outside.communities, or have the outside at switches of another platform",
  ),
  "large-communities-carried": leavesOut(
    "no document says how a release of it sends them: behind such a switch routes may have lost them, and whoever sorts by them there finds none",
  ),
  mtu: has("of ports that switch 9216 where it is above 1500, as `system jumbomtu` is by default"),
  "routed-pair": has(
    "vPC with `peer-gateway` and `layer3 peer-router`, by which either routes what a server sends",
  ),
  "pair-keepalive": leavesOut(
    "the two of a pair become one only when you have given each a `peer-keepalive destination` (racks[].tors[].keepalive)",
  ),
  "forwarding-hold": HELD_BACK,
  "announcement-hold": HELD_BACK,
};

export const unconfirmed: readonly UnconfirmedLine[] = [
  {
    pattern: /^ttl-security hops /,
    doubt:
      "documents show it by eBGP with neighbours by address, and neither by iBGP nor with neighbours by prefix",
  },
  {
    pattern: /^neighbor Ethernet\S+$/,
    doubt:
      "documents show it with an AS number and address families, and not with a template, a password or TTL security",
  },
  {
    pattern: /^ipv6 link-local use-bia-only$/,
    doubt: "no document at hand shows it on a port without other addresses, or says which release brought it",
  },
  {
    pattern: /^set (?:ip|ipv6) next-hop peer-address$/,
    doubt:
      "no document says that it also changes the next hop of what a route reflector passes on, and none shows it of IPv6",
  },
  {
    pattern: /^default-originate route-map \S+-DRAINED$/,
    doubt:
      "documents say that the map decides whether the default is told, and not that what it sets is told with it",
  },
];
