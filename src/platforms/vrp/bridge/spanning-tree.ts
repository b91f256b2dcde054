import type { BridgeIntent } from "../../../intent/index.ts";
import { when } from "../../blocks.ts";
import { vlanList } from "../vlan-lines.ts";
import { vlanNumbers } from "./vlans.ts";
import { edgesOf, wayOf } from "./ways.ts";

const DEFAULT_PRIORITY = 32768;

/**
 * VBST: a rapid spanning tree for each VLAN. VRP's own MSTP is one for all, which would take two planes for a loop. With a peer link it is
 * V-VBST, in which the two of a pair are one bridge; there priorities must be the default. It is on in every VLAN and at every port.
 */
export function spanningTree(intent: BridgeIntent): readonly string[] {
  const way = wayOf(intent);
  if (way.kind === "plain") return [];
  const priority = way.kind === "spanning-tree" ? way.bridgePriority : DEFAULT_PRIORITY;
  return [
    "stp mode vbst",
    ...when(
      priority !== DEFAULT_PRIORITY,
      `stp vlan ${vlanList(vlanNumbers(intent))} priority ${String(priority)}`,
    ),
    ...when(edgesOf(way).length > 0, "stp bpdu-protection"),
  ];
}
