import { allOf } from "../capabilities.ts";
import { has, leavesOut, needsNot, type Platform } from "../platform.ts";

/** EOS 4.23 and newer with the multi-agent routing model. */
export const capabilities: Platform["capabilities"] = {
  ...allOf(has()),
  vrf: has("the process of BGP, and peer groups, are one for all VRFs; changed by hand, not by delivery"),
  unnumbered: has(
    "`neighbor interface`, with a peer group for each link, since nothing else can be said of one",
  ),
  lldp: has("on by itself, and no line is written"),
  "listen-any-asn": has("by a `peer-filter` that takes every AS number but the switch's own"),
  "listen-limit": has("`dynamic peer max`, for all ranges together"),
  gtsm: has("`ttl maximum-hops`; no document says whether 1 takes also what one router has forwarded"),
  "gtsm-listen": has("as with configured neighbours"),
  bfd: has("with timers of the session's own"),
  password: has("given in clear, kept as type 7"),
  "password-listen": has("one for all neighbours of a range"),
  "connect-retry": needsNot("EOS dials again at intervals of its own"),
  "restart-notification": needsNot(
    "a session that ends with a NOTIFICATION, as when its hold time runs out, takes its routes with it at once",
  ),
  roles: leavesOut("a route that is leaked between tiers is stopped by the policies or by nothing"),
  "first-as": has("by itself, so no line says it"),
  "as-path-limit": has("`match as-path length`; a set of AS numbers counts as one, and is not refused"),
  reflection: has(
    "the next hop of what is reflected stays, or becomes the switch, by the map of what goes out",
  ),
  "next-hop-unless-adjacent": has("by the map of what goes out"),
  "next-hop-always": has("`next-hop-self` is for what is reflected, too"),
  drain: has("by the maps of the sessions; the maintenance mode of EOS stays yours"),
  "own-as": has("`allowas-in`"),
  "as-override": has("`as-path remote-as replace out`"),
  aggregates: has("EOS also installs a route to nowhere for each"),
  "ospf-ipv6": has("as `ipv6 router ospf`"),
  "routed-pair": has(
    "MLAG; what a server sends for one ToR by its cable to the other crosses the link between them, as half of it does",
  ),
  "pair-keepalive": leavesOut(
    "two that lose the link between them both go on as primary until you give each a `peer-address heartbeat` (racks[].tors[].keepalive)",
  ),
  "forwarding-hold": needsNot("EOS programs its hardware in batches of its own"),
  "announcement-hold": needsNot("EOS sends the End-of-RIB when it has told a neighbour what it has"),
};
