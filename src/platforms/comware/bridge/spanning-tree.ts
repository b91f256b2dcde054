import type { BridgeIntent } from "../../../intent/index.ts";
import { vlanList, vlansOf } from "./vlans.ts";

/** What every bridge has by itself. */
const DEFAULT_PRIORITY = 32768;

/** A port, or an aggregate, that forwards at once. */
export const EDGE = " stp edged-port";

/** What edge ports need so that they are shut when a BPDU comes in. */
const guard = (edgePorts: readonly string[]): readonly string[] =>
  edgePorts.length === 0 ? [] : ["stp bpdu-protection"];

/**
 * A tree for each VLAN. One tree for all would shut the only way of a plane, where a ToR carries several of them. Without loops it has
 * nothing to do but to guard against a wrong cable.
 */
export const treePerVlan = (
  { networks }: BridgeIntent,
  edgePorts: readonly string[],
  priority: number = DEFAULT_PRIORITY,
): readonly string[] => [
  "stp mode pvst",
  ...(priority === DEFAULT_PRIORITY
    ? []
    : [`stp vlan ${vlanList(vlansOf(networks))} priority ${String(priority)}`]),
  ...guard(edgePorts),
  "stp global enable",
];

/** Only for the guard of edge ports. */
export const guardedEdges = (edgePorts: readonly string[]): readonly string[] =>
  edgePorts.length === 0 ? [] : [...guard(edgePorts), "stp global enable"];

/** Lines of ports that are edges by themselves. Of one that is in an aggregate, the aggregate says so: what it says itself has no effect. */
export const edgePort =
  (edgePorts: readonly string[], inAggregates: readonly string[] = []) =>
  (name: string): readonly string[] =>
    edgePorts.includes(name) && !inAggregates.includes(name) ? [EDGE] : [];
