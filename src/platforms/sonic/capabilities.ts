import { allOf } from "../capabilities.ts";
import type { Need } from "../needs.ts";
import { has, lacks, leavesOut, type Capability } from "../platform.ts";

const IN_VRF = lacks(
  "its table VRF, whose names begin with `Vrf`, is not written here",
  "leave vrf out, or put these switches on a platform that has it (docs/vrf.md)",
);

/** FRR's own, as far as SONiC's container runs its daemons: bgpd, staticd, bfdd and ospfd, and no ospf6d. */
export const capabilities: Readonly<Record<Need, Capability>> = {
  ...allOf(has()),
  vrf: IN_VRF,
  "vrf-ospf": IN_VRF,
  unnumbered: has("FRR's, on ports with `ipv6_use_link_local_only`"),
  lldp: has(
    "by its container, which is on by itself; a port is told by its alias, and by the description that it has here",
  ),
  bfd: has("by FRR's bfdd, on the switch's processor"),
  "bfd-listen": has("by FRR's bfdd, on the switch's processor"),
  "graceful-restart": has("of bgpd alone: with its container zebra ends too"),
  breakout: leavesOut(
    "you break ports out yourself, as in `config interface breakout Ethernet48 4x25G`, before the rest: the rows of its lanes have numbers and aliases that the device alone knows (its platform.json), and a patch without them is refused",
  ),
  "server-aggregates": leavesOut(
    "a switch behind a server's port is noticed by nobody, and a cable too many makes a loop",
    "a guard of ports to servers against switches",
  ),
  "routed-pair": has(
    "iccpd with `unique_ip`, in an image built with INCLUDE_ICCPD=y; what a server sends for one ToR by its cable to the other crosses the link between them, as half of it does",
  ),
  "pair-keepalive": has(
    "without addresses the two speak over their rack's VLAN, and so over the link between them",
  ),
  "ospf-ipv6": lacks(
    "its container runs no ospf6d",
    "leave ipv6 out, choose a model other than igp, or put these switches on another platform",
  ),
};
