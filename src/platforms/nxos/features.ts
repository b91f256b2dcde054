import { systems, vlanOfInterface } from "../../hardware/index.ts";
import { rackBridge, type RackBridge, type SwitchIntent } from "../../intent/index.ts";
import { features as bridgeFeatures } from "./bridge/features.ts";
import { linksOf } from "./bridge/links.ts";
import { usesBfd } from "./bfd.ts";
import { nxosFamilies } from "./family.ts";
import { when } from "../blocks.ts";

const aggregating = (bridge: RackBridge | null): readonly string[] =>
  bridge === null ? [] : bridgeFeatures(bridge.switching, linksOf(bridge));

/** What NX-OS loads only when it is told to, and without which it refuses the lines that follow. */
export const features = (intent: SwitchIntent): string[] => [
  "feature bgp",
  ...when(
    intent.interfaces.some(({ name }) => vlanOfInterface(systems.nxos, name) !== null),
    "feature interface-vlan",
  ),
  ...(intent.ospf === null ? [] : nxosFamilies(intent).map(({ ospf }) => `feature ${ospf}`)),
  ...when(usesBfd(intent), "feature bfd"),
  ...when(intent.lldp === true, "feature lldp"),
  ...aggregating(rackBridge(intent)),
];
