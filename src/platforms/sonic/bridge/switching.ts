import { has, lacks, leavesOut, type BridgeRendering } from "../../platform.ts";

/** What the community's images have: stpd with PVST, and iccpd for aggregates over two switches. */
export const switching: BridgeRendering["switching"] = {
  plain: has(),
  "spanning-tree": leavesOut(
    "its PVST is IEEE 802.1D's for each VLAN: another way forwards within 50 seconds of a failure and a server's port within 4 of its link; the image must be one with stpd (202505 or newer, built with INCLUDE_STP=y)",
    "rapid spanning tree",
  ),
  mlag: leavesOut(
    "a switch behind a server's port is noticed by nobody, and a cable too many makes a loop; source_ip and peer_ip of a pair's MCLAG_DOMAIN are yours to set, the lower on the switch that is to be active; the image must be one with iccpd (built with INCLUDE_ICCPD=y)",
    "BPDU guard where aggregates are over two switches (MC-LAG)",
  ),
  irf: lacks(
    "two switches keep a control plane each",
    "set fabric.switching.technology to mlag, by which servers and switches have the same aggregates",
  ),
  trill: lacks(
    "no release speaks it",
    "set fabric.switching.technology to plain, choose a model that routes, or put these switches on comware or vrp",
  ),
  fabricpath: lacks(
    "it is Cisco's own",
    "set fabric.switching.technology to mlag or plain, choose a model that routes, or put these switches on nxos",
  ),
};
