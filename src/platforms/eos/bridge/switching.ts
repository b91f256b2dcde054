import { has, lacks, leavesOut, type BridgeRendering } from "../../platform.ts";

export const switching: BridgeRendering["switching"] = {
  plain: has(),
  "spanning-tree": has("as rapid-pvst"),
  mlag: leavesOut(
    "the two settle by themselves which is primary and which LACP system id both show; `peer-address heartbeat` over the management network, by which they find out that only the link between them is gone, is yours to set",
    "a setting for which of a pair is primary, and one for the LACP system id of both",
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
