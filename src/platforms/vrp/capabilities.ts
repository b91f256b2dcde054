import { allOf } from "../capabilities.ts";
import type { Need } from "../needs.ts";
import { has, lacks, leavesOut, needsNot, type Capability } from "../platform.ts";

const IN_VRF = lacks(
  "its VPN instances, and BGP and OSPF in one, are not written here",
  "leave vrf out, or put these switches on a platform that has it (docs/vrf.md)",
);

/** What VRP has of all that an intent may ask, by the command reference of V300R023C00. */
export const capabilities: Readonly<Record<Need, Capability>> = {
  ...allOf(has()),
  vrf: IN_VRF,
  "vrf-ospf": IN_VRF,
  unnumbered: lacks(
    "no manual shows a peer by its interface, or routes of IPv4 with IPv6 next hops",
    "leave links numbered, or put these switches on another platform",
  ),
  lldp: has("`lldp enable`, by which every port speaks it"),
  ipv6: has("not on a CE6885-LL in its mode of low latency"),
  listen: has("`group listen`"),
  "listen-ipv6": lacks(
    "a group listens on ranges of IPv4 alone",
    "set `bgp.discovery` to `static`, so that each node is a neighbour, or put ToRs on another platform, or leave `ipv6` out",
  ),
  "listen-any-asn": has("two ranges of AS numbers, around the switch's own"),
  passive: has("`listen-only`"),
  gtsm: has("`valid-ttl-hops`"),
  "gtsm-listen": has("`valid-ttl-hops`"),
  bfd: has("`bfd enable single-hop-prefer`; Huawei advises against BFD beside graceful restart"),
  "graceful-restart": has("turning it on or off ends every session once"),
  "restart-notification": needsNot(
    "a neighbour's routes go as soon as its session ends with a NOTIFICATION, as when the hold timer runs out; they stay over a restart all the same",
  ),
  roles: leavesOut(
    "a route that comes from where it must not is kept out by prefix lists alone, and its neighbours that have roles do so on their own",
  ),
  "first-as": has("VRP checks it by itself"),
  "as-path-limit": has("`as-path-limit`: of what it tells as well; sets in a path are not refused"),
  reflection: has("the cluster's id is the router's; `reflect change-path-attribute` lets policies count"),
  "next-hop-unless-adjacent": has("by a route-policy"),
  "next-hop-always": lacks(
    "no manual says whether `next-hop-local` is for reflected routes as well, and a policy names one address for all peers",
    "attach these ToRs' servers as shared, or choose as-per-server, as-per-cluster or downward-default, or put the ToRs on another platform",
  ),
  drain: has("by route-policies"),
  prepend: has("by a route-policy"),
  "own-as": has("`allow-as-loop`"),
  "as-override": has("`substitute-as`"),
  "private-as": has("`public-as-only force`"),
  "large-communities": has("`apply large-community`"),
  fec: has("VRP takes it off again where the port negotiates by itself, or is given a speed"),
  "routed-pair": has(
    "M-LAG; both ToRs also have the ninth address of the rack, and one MAC, and sessions are with the `m-lag ip address` of each; `authentication-mode` in `dfs-group 1` is yours",
  ),
  "pair-keepalive": leavesOut(
    "two that lose the link between them both forward as master until you set `dual-active detection source ip` in `dfs-group 1` of each (racks[].tors[].keepalive)",
  ),
  "forwarding-hold": needsNot("VRP changes its forwarding table in batches of its own"),
  "announcement-hold": needsNot("after a restart VRP tells nothing before its neighbours' End-of-RIB"),
};
