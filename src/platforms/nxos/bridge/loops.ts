import type { BridgeIntent } from "../../../intent/index.ts";
import type { FabricPath, SpanningTree, Switching } from "../../../plan/switching.ts";
import { block } from "../text.ts";
import { vlanOf } from "./links.ts";

type OfKind<K extends Switching["kind"]> = (
  switching: Extract<Switching, { kind: K }>,
  intent: BridgeIntent,
) => string[][];

/** NX-OS's own default, and what all switches of a plane, and both of a pair, must agree on. */
const RAPID = "spanning-tree mode rapid-pvst";

const spanningTree = ({ bridgePriority }: SpanningTree, { networks }: BridgeIntent): string[][] => [
  [
    RAPID,
    ...networks.map(
      (network) => `spanning-tree vlan ${String(vlanOf(network))} priority ${String(bridgePriority)}`,
    ),
  ],
];

const fabricPath = ({ switchId, rootPriority }: FabricPath): string[][] => [
  block("fabricpath domain default", [`root-priority ${String(rootPriority)}`]),
  [`fabricpath switch-id ${String(switchId)}`],
];

/** Kinds that NX-OS lacks are refused before. */
const never = ({ kind }: Switching): string[][] => {
  throw new Error(`NX-OS has no ${kind}`);
};

const byKind: { readonly [K in Switching["kind"]]: OfKind<K> } = {
  plain: () => [],
  "spanning-tree": spanningTree,
  // Pairs leave no loop: it finds those that somebody plugs in.
  mlag: () => [[RAPID]],
  fabricpath: fabricPath,
  irf: never,
  trill: never,
};

/** What keeps frames from running in a circle, of the whole switch. */
export const againstLoops = (intent: BridgeIntent): string[][] => {
  const { switching } = intent;
  // The record's type is what makes it the one for this very kind.
  return (byKind[switching.kind] as (of: Switching, intent: BridgeIntent) => string[][])(switching, intent);
};
