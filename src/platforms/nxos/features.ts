import { systems, vlanOfInterface } from "../../hardware/index.ts";
import { rackBridge, type RackBridge, type SwitchIntent } from "../../intent/index.ts";
import { features as bridgeFeatures, LACP } from "./bridge/features.ts";
import { linksOf } from "./bridge/links.ts";
import { usesBfd } from "./bfd.ts";
import { nxosFamilies } from "./family.ts";
import { when } from "../blocks.ts";

const aggregating = (bridge: RackBridge | null): readonly string[] =>
  bridge === null ? [] : bridgeFeatures(bridge.switching, linksOf(bridge));

/** For aggregates to other routers, where it is not there for those to servers. */
const lacp = ({ interfaces }: SwitchIntent, already: readonly string[]): readonly string[] =>
  when(interfaces.some(({ aggregate }) => aggregate !== undefined) && !already.includes(LACP), LACP);

/** What NX-OS loads only when it is told to, and without which it refuses the lines that follow. */
export function features(intent: SwitchIntent): string[] {
  const ofRack = aggregating(rackBridge(intent));
  return [...ownFeatures(intent), ...lacp(intent, ofRack), ...ofRack];
}

const ownFeatures = (intent: SwitchIntent): string[] => [
  "feature bgp",
  ...when(
    intent.interfaces.some(({ name }) => vlanOfInterface(systems.nxos, name) !== null),
    "feature interface-vlan",
  ),
  ...(intent.ospf === null ? [] : nxosFamilies(intent).map(({ ospf }) => `feature ${ospf}`)),
  ...when(usesBfd(intent), "feature bfd"),
  ...when(intent.lldp === true, "feature lldp"),
];
