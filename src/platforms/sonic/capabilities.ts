import { allOf } from "../capabilities.ts";
import type { Need } from "../needs.ts";
import { has, lacks, type Capability } from "../platform.ts";

/** FRR's own, as far as SONiC's container runs its daemons: bgpd, staticd, bfdd and ospfd, and no ospf6d. */
export const capabilities: Readonly<Record<Need, Capability>> = {
  ...allOf(has()),
  bfd: has("by FRR's bfdd, on the switch's processor"),
  "bfd-listen": has("by FRR's bfdd, on the switch's processor"),
  "graceful-restart": has("of bgpd alone: with its container zebra ends too"),
  "ospf-ipv6": lacks(
    "its container runs no ospf6d",
    "leave ipv6 out, choose a model other than igp, or put these switches on another platform",
  ),
};
