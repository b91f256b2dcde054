import { allOf } from "../capabilities.ts";
import { has, lacks, leavesOut, needsNot, type Platform } from "../platform.ts";

const IN_VRF = lacks(
  "its VPN instances, and BGP and OSPF in one, are not written here",
  "leave vrf out, or put these switches on a platform that has it (docs/vrf.md)",
);

/** What Comware 7 has of what an intent may ask; releases are those of HPE's and H3C's manuals. */
export const capabilities: Platform["capabilities"] = {
  ...allOf(has()),
  vrf: IN_VRF,
  "vrf-ospf": IN_VRF,
  unnumbered: lacks(
    "no manual shows a peer by its interface, or routes of IPv4 with IPv6 next hops",
    "leave links numbered, or put these switches on another platform",
  ),
  lldp: has("`lldp global enable`; on its ports it is on by itself"),
  listen: has("a subnet of peers, all of one AS number"),
  "listen-any-asn": lacks(
    "whoever dials in from a subnet has the one AS number that the subnet was given",
    "name the nodes one by one (bgp.discovery: static), or take a model in which the nodes of a rack share an AS number, as-per-rack, as-per-cluster or downward-default",
  ),
  "listen-limit": leavesOut(
    "whoever may send from a rack's network can hold a session from every address of it; TTL security, and bgp.passwords.nodes, keep others out",
  ),
  passive: leavesOut(
    "it dials too, and of two that dial at once both may lose: a session with a server that is configured by its address may come up a minute later",
  ),
  "connect-retry": needsNot("between attempts to connect it makes a pause of its own"),
  "graceful-restart": has("turning it on or off begins every session anew"),
  "long-stale": needsNot("it waits for 300 seconds at most, and then drops what was not told again"),
  "restart-notification": needsNot(
    "a session that ends with a NOTIFICATION, as when its hold timer runs out, takes its routes with it at once",
  ),
  roles: leavesOut("nothing but prefix lists keeps what came from above from going up again"),
  "first-as": leavesOut(
    "it looks by itself whether a path begins with the peer's AS, and by the manuals of newer releases lets pass any that begins with a private AS number",
  ),
  "as-path-limit": has("by a list of AS paths; a path with a set of AS numbers passes"),
  reflection: has(
    "manuals of early releases say that a switch with equal paths names itself as next hop in all that it reflects",
  ),
  "reflector-multipath": leavesOut(
    "of several that announce the same prefix by iBGP, as nodes do the ranges of services, one gets all that such a switch sends there",
  ),
  "next-hop-unless-adjacent": has("by policies and `reflect change-path-attribute`"),
  "next-hop-always": lacks(
    "no manual says whether `next-hop-local` is for reflected routes as well, and a policy names one address for all peers",
    "attach these ToRs' servers as shared, or choose as-per-server, as-per-cluster or downward-default, or put the ToRs on another platform",
  ),
  drain: has("by policies: it knows no graceful shutdown"),
  "local-as": has("as `fake-as`"),
  "own-as": has("`allow-as-loop`"),
  "as-override": has("`substitute-as`"),
  "private-as": has("as `public-as-only force`"),
  "large-communities": lacks(
    "its route policies set communities of two numbers",
    "give communities of two numbers in outside.communities, as in 64499:100",
  ),
  "large-communities-carried": leavesOut(
    "no manual knows them: behind such a switch routes may have lost them, and whoever sorts by them there finds none",
  ),
  "routed-pair": has(
    "M-LAG; both ToRs also have the ninth address of the rack, and one MAC, and sessions are with another address of each",
  ),
  "pair-keepalive": leavesOut(
    "both go on alone when the link between them fails until you enter `m-lag keepalive ip destination` on each (racks[].tors[].keepalive)",
  ),
  "forwarding-hold": needsNot("it collects changes of its forwarding table by itself"),
  "announcement-hold": needsNot("it collects what it tells a neighbour by itself"),
};
