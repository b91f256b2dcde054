import type { BridgeIntent, BridgePort } from "../../../intent/index.ts";
import type { Aggregate } from "../../../plan/switching.ts";
import { description, LACP } from "../text.ts";
import { EDGE } from "./spanning-tree.ts";
import { carries, carriesAsTrunk, vlansOf } from "./vlans.ts";
import type { Bundle } from "./way.ts";

/** Ports that are in some aggregate. */
export const portsIn = (aggregates: readonly Aggregate[]): readonly string[] =>
  aggregates.flatMap(({ ports }) => ports);

/** An aggregate leads to nodes if its ports do. */
export const isEdge = ({ ports }: Aggregate, edgePorts: readonly string[]): boolean =>
  ports.some((port) => edgePorts.includes(port));

/** An aggregate with what it says beside its VLANs. */
export const bundle = (
  aggregate: Aggregate,
  edgePorts: readonly string[],
  lines: readonly string[],
): Bundle => ({
  number: aggregate.number,
  description: aggregate.peers.join(" "),
  ports: aggregate.ports,
  isTrunk: false,
  lines: [...(isEdge(aggregate, edgePorts) ? [EDGE] : []), ...lines],
});

/** VLANs of a bundle's ports, as lines: what a port says must be what its aggregate says, or it is not taken in. */
export function bundleCarries(
  { networks }: BridgeIntent,
  { isTrunk }: Bundle,
  carried: readonly string[],
): readonly string[] {
  const all = vlansOf(networks, carried);
  return isTrunk ? carriesAsTrunk(all) : carries(all);
}

const carriedBy = (ports: readonly BridgePort[], bundled: Bundle): readonly string[] => [
  ...new Set(ports.filter(({ name }) => bundled.ports.includes(name)).flatMap(({ networks }) => networks)),
];

/** Aggregates by LACP (IEEE 802.1AX), a block each, which come before their ports. */
export const bundles = (intent: BridgeIntent, all: readonly Bundle[]): string[][] =>
  all.map((one) => [
    `interface Bridge-Aggregation${String(one.number)}`,
    ` ${description(one.description)}`,
    ...bundleCarries(intent, one, carriedBy(intent.ports, one)),
    LACP,
    ...one.lines,
  ]);
