import type { BridgeIntent, RackBridge } from "../../../intent/index.ts";
import type { SpanningTree, Switching } from "../../../plan/switching.ts";
import { asText } from "../as-text.ts";
import { lldp } from "../ethernet.ts";
import { bundles } from "./bundles.ts";
import { asMember, irf } from "./irf.ts";
import { mLag } from "./m-lag.ts";
import { ports } from "./ports.ts";
import { edgePort, treePerVlan } from "./spanning-tree.ts";
import { trill } from "./trill.ts";
import { vlans } from "./vlans.ts";
import { nothing, type Way } from "./way.ts";

const spanningTree = (intent: BridgeIntent, { bridgePriority, edgePorts }: SpanningTree): Way => ({
  ...nothing,
  system: [treePerVlan(intent, edgePorts, bridgePriority)],
  port: edgePort(edgePorts),
});

/** VLANs and what the switch as a whole does, which come first. */
const system = (intent: BridgeIntent, way: Way): (readonly string[])[] => [
  ...vlans(intent.networks),
  ...way.system,
];

/** Aggregates and ports. */
const joined = (intent: BridgeIntent, way: Way): (readonly string[])[] => [
  ...bundles(intent, way.bundles),
  ...ports(intent, way),
];

const whole = (intent: BridgeIntent, way: Way): string =>
  asText([lldp(intent), ...system(intent, way), ...joined(intent, way)]);

/** The same of a ToR that also routes, in two parts: what it routes comes between them, or after. */
export function rackBlocks(bridge: RackBridge): {
  readonly system: readonly (readonly string[])[];
  readonly ports: readonly (readonly string[])[];
} {
  const way = mLag(bridge, bridge.switching);
  return { system: system(bridge, way), ports: joined(bridge, way) };
}

const byKind: {
  readonly [K in Switching["kind"]]: (
    intent: BridgeIntent,
    switching: Extract<Switching, { kind: K }>,
  ) => string;
} = {
  // Spanning tree stays as it is on the device: nothing of one switch alone depends on it.
  plain: (intent) => whole(intent, nothing),
  "spanning-tree": (intent, switching) => whole(intent, spanningTree(intent, switching)),
  mlag: (intent, switching) => whole(intent, mLag(intent, switching)),
  irf: (intent, switching) => {
    const [renamed, own] = asMember(intent, switching);
    return whole(renamed, irf(renamed, own));
  },
  trill: (intent, switching) => whole(intent, trill(switching)),
  fabricpath: ({ device }) => {
    throw new RangeError(`FabricPath on ${device}: Comware has none`);
  },
};

/**
 * The configuration of a switch that only switches, in the order in which it may be entered. The record's type is what makes the renderer the
 * one for this very way. @throws RangeError for FabricPath, which is refused before: a defect
 */
export const renderBridge = (intent: BridgeIntent): string =>
  (byKind[intent.switching.kind] as (intent: BridgeIntent, switching: Switching) => string)(
    intent,
    intent.switching,
  );
