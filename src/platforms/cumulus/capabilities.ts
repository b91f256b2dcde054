import { allOf } from "../capabilities.ts";
import type { Need } from "../needs.ts";
import { has, lacks, leavesOut, needsNot, type Capability } from "../platform.ts";

/** What Cumulus Linux 5.9 to 5.14 has when it is told by NVUE alone. */
export const capabilities: Readonly<Record<Need, Capability>> = {
  ...allOf(has()),
  vrf: has("its loopback has the addresses 127.0.0.1, 127.0.1.1 and ::1 beside the switch's, as NVIDIA asks"),
  "vrf-ospf": lacks(
    "NVUE says of a VRF's loopback nothing for OSPF beside areas that are said at ports",
    "leave out vrf, choose a model without OSPF, or another platform",
  ),
  unnumbered: has("`type: unnumbered`; its RAs are sent by themselves"),
  lldp: has("on by itself, and no line is written"),
  listen: has("`dynamic-neighbor listen-range`"),
  "listen-any-asn": has("`remote-as external`: any AS but its own"),
  "listen-limit": has("1 to 5000, over all ranges of both families"),
  gtsm: has("at each neighbour; the ASIC does not check it, the CPU does"),
  "gtsm-listen": leavesOut(
    "the switch does not look at the TTL of those who dial in (FRR keeps no TTL security at a group), while what it sends passes theirs",
  ),
  "password-listen": lacks(
    "it takes who dials in without the password as well",
    "configure the nodes by their addresses (bgp.discovery: static), or leave out the nodes' password",
  ),
  password: has("shown as `$nvsec$` and a hash by `nv config show`"),
  "graceful-restart": has(
    "`mode: full`; only a restart that ISSU plans is graceful, and NVIDIA supports it by eBGP; a change of the mode ends every session",
  ),
  "restart-notification": has(
    "FRR does so by itself; where it must not, sessions with other switches have no graceful restart",
  ),
  roles: leavesOut(
    "no session checks by role that routes are not sent back up; the policies still say what passes",
  ),
  "first-as": has("`enforce-first-as`; the default is off up to 5.13"),
  "as-path-limit": has("an AS path list that route maps match"),
  reflection: has("`route-reflection`, the cluster is the router id"),
  "next-hop-unless-adjacent": has("a route map, and `route-reflection.outbound-policy`"),
  "next-hop-always": lacks(
    "no document of NVUE says how a reflector names itself towards peers of which each is on a network of its own",
    "attach these ToRs' servers as shared, or choose as-per-server, as-per-cluster or downward-default, or put the ToRs on another platform",
  ),
  drain: has("`router.bgp.graceful-shutdown`"),
  "static-routes": has("in the form of 5.12 and newer: before, NVUE refuses the port"),
  "own-as": has("`aspath.allow-my-asn`"),
  "as-override": has("`aspath.replace-peer-as`"),
  "private-as": has("FRR's `remove-private-AS`: a path that has another number in it stays whole"),
  communities: has("added by the word `additive`, which no document of NVUE has"),
  "large-communities": has("added by the word `additive`, which no document of NVUE has"),
  "ospf-paths": needsNot("OSPF uses as many equal ways as the system installs, 64 or more"),
  "ospf-ipv6": lacks(
    "NVUE has no commands for it, and its daemon is started by hand",
    "leave out ipv6, choose a model without OSPF, or another platform",
  ),
  "routed-pair": has(
    "MLAG; the system id is outside of the range that NVIDIA advises, and may be pinned in it; what a server sends for one ToR by its cable to the other crosses the link between them, as half of it does",
  ),
  "pair-keepalive": leavesOut(
    "the one that is not primary goes on when the link between them fails until you set `nv set mlag backup ADDRESS vrf mgmt` on each (racks[].tors[].keepalive)",
  ),
  "forwarding-hold": needsNot("NVUE has no command for it, and ISSU holds back routes by itself"),
  "announcement-hold": needsNot("NVUE has no command for it, and ISSU holds back routes by itself"),
};
