import { has, lacks, leavesOut, type BridgeRendering } from "../../platform.ts";

/** What VRP has, by the command reference of V300R023C00. */
export const switching: BridgeRendering["switching"] = {
  plain: has("`stp disable` at the fabric's ports"),
  "spanning-tree": has("VBST"),
  mlag: leavesOut(
    "until you set `dual-active detection source ip` and `authentication-mode hmac-sha256` in `dfs-group 1` on both switches of each pair, two that lose their peer link both forward as master, and either takes whoever is on the peer link for the other",
    "dual-active detection and authentication between the switches of a pair, of which addresses and password are yours",
  ),
  irf: lacks(
    "V300R023C00 does not stack, and two switches keep a control plane each",
    "set `fabric.switching.technology` to `mlag`, by which servers and switches have the same aggregates",
  ),
  trill: lacks(
    "V300 has it no more",
    "set `fabric.switching.technology` to `plain` or `mlag`, choose a model that routes, or put these switches on comware",
  ),
  fabricpath: lacks(
    "it is Cisco's own",
    "set `fabric.switching.technology` to `mlag` or `plain`, choose a model that routes, or put these switches on nxos",
  ),
};
