import { has, lacks, leavesOut, type BridgeRendering } from "../../platform.ts";

const KEEPALIVE =
  "the two of a pair become one only when you have given each a `peer-keepalive destination` in its `vpc domain`: which addresses watch each other is yours to say";

/** What NX-OS has: of Nexus 9000, but for FabricPath. */
export const switching: BridgeRendering["switching"] = {
  plain: has(),
  "spanning-tree": has("rapid PVST+"),
  mlag: leavesOut(KEEPALIVE, "addresses for the keepalive of a pair (vPC)"),
  irf: lacks(
    "two switches keep a control plane each",
    "set fabric.switching.technology to mlag, by which servers and switches have the same aggregates",
  ),
  trill: lacks(
    "it has Cisco's own FabricPath in its place",
    "set fabric.switching.technology to fabricpath where these are Nexus 5500, 5600, 6000 or 7000 with F-series modules, else to mlag or plain",
  ),
  fabricpath: leavesOut(
    `these must be Nexus 5500, 5600, 6000, or 7000 with F-series modules, with the licence ENHANCED_LAYER2_PKG, and ${KEEPALIVE}`,
    "FabricPath on Nexus 9000, and addresses for the keepalive of a pair (vPC+)",
  ),
};
