import type { BridgeIntent } from "../../../intent/index.ts";
import { vlanRanges } from "../switched-port.ts";
import { pairOf } from "./links.ts";
import { allVlans, peerVlan } from "./vlans.ts";

/**
 * A tree for each VLAN, where it is what keeps loops out. Elsewhere the device's own goes on as it does, but in the VLAN of a pair, whose one
 * link must not be blocked.
 */
export function spanningTree(intent: BridgeIntent): string[][] {
  const { switching } = intent;
  if (switching.kind === "spanning-tree")
    return [
      [
        "spanning-tree mode rapid-pvst",
        `spanning-tree vlan-id ${vlanRanges(allVlans(intent))} priority ${String(switching.bridgePriority)}`,
      ],
    ];
  return pairOf(switching) === null ? [] : [[`no spanning-tree vlan-id ${String(peerVlan(intent))}`]];
}
