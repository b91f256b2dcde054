import { has, lacks, leavesOut, type BridgeRendering } from "../../platform.ts";

/** Which ways of switching Comware 7 has. */
export const switching: BridgeRendering["switching"] = {
  plain: has("spanning tree stays as it is on the device"),
  "spanning-tree": has("as PVST, which chassis such as the S12500-X do not have"),
  mlag: leavesOut(
    "two switches that are one find out by keepalives alone whether the other or only the link between them is dead, and their addresses are yours: enter `m-lag keepalive ip destination` and `m-lag mad exclude interface` on both, or both go on alone when that link fails",
    "a keepalive of M-LAG without addresses outside the fabric",
  ),
  irf: has("the second switch is renumbered by hand, and its ports are called 2/0/1 and so on from then on"),
  trill: has("as far as the model has it, by a licence"),
  fabricpath: lacks(
    "it is Cisco's",
    "set fabric.switching.technology to trill, or to mlag or irf where a rack has two ToRs",
  ),
};
