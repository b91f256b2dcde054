import type { DatacenterSpec } from "../spec/index.ts";
import type { NodeInput, RackInput } from "./adapt.ts";
import { anycastOwners, keptAnycast } from "./kept-anycast.ts";

/** How much of a large fabric is looked at. Every spine is; so is one rack, and one node, of each kind at least. */
export interface SampleSize {
  readonly racks: number;
  /** Of a rack. */
  readonly nodes: number;
}

/** Seconds' work: tables, and what is wrong. */
export const TO_SHOW: SampleSize = { racks: 32, nodes: 16 };

/** Every failure costs as much as it changes, and there are as many as there are sessions and links. */
export const TO_BREAK: SampleSize = { racks: 12, nodes: 4 };

/** What makes no rack and no node another kind. */
const OWN = new Set(["name", "index", "pin", "address"]);

const kindOf = (value: unknown, leftOut: ReadonlySet<string> = OWN): string =>
  JSON.stringify(value, (key, inner: unknown) => (leftOut.has(key) ? undefined : inner));

const OF_RACK = new Set([...OWN, "nodes"]);

/** Racks are alike whose switches, hosts and kinds of nodes are. */
const kindOfRack = (rack: RackInput): string =>
  `${kindOf(rack, OF_RACK)} ${[...new Set((rack.nodes ?? []).map((node) => kindOf(node)))].sort().join(" ")}`;

/** The first of each kind, each kind's share of `most`, and those that are wanted; in the order in which they stood. */
function firstOfEach<T extends object>(
  items: readonly T[],
  kind: (item: T) => string,
  most: number,
  wanted: (item: T) => boolean,
): T[] {
  if (items.length <= most) return [...items];
  const byKind = Map.groupBy(items, kind);
  const share = Math.max(1, Math.floor(most / byKind.size));
  const first = new Set([...byKind.values()].flatMap((alike) => alike.slice(0, share)));
  return items.filter((one) => first.has(one) || wanted(one));
}

const torsOf = ({ name, tors = [{ index: 0 }] }: RackInput): readonly string[] =>
  tors.map((tor) => tor.name ?? `${name}-tor${String(tor.index)}`);

const reflects = ({ reflector, reflectsPlane }: NodeInput): boolean =>
  reflector === true || reflectsPlane !== undefined;

/**
 * A part of a fabric that tells of the whole: racks and nodes of each kind, all borders, all that reflects, and what is asked for by name. All of it keeps
 * its numbers. What is wrong with the whole, short of how much of everything there is, is wrong with this.
 */
export function sample(
  spec: DatacenterSpec,
  { racks: mostRacks, nodes: mostNodes }: SampleSize,
  names: ReadonlySet<string> = new Set(),
): DatacenterSpec {
  const borders = new Set((spec.outside?.peers ?? []).map((peer) => peer.switch));
  const owners = anycastOwners(spec);
  const isWanted = (name: string): boolean => names.has(name) || owners.has(name);
  const wantedNode = (node: NodeInput): boolean => isWanted(node.name) || reflects(node);
  const racks = firstOfEach(
    spec.racks ?? [],
    kindOfRack,
    mostRacks,
    (rack) =>
      torsOf(rack).some((tor) => borders.has(tor) || names.has(tor)) ||
      (rack.nodes ?? []).some(({ name }) => isWanted(name)) ||
      (rack.hosts ?? []).some(({ name }) => isWanted(name)),
  );
  const kept = racks.map((rack) => ({
    ...rack,
    nodes: firstOfEach(rack.nodes ?? [], (node) => kindOf(node), mostNodes, wantedNode),
  }));
  return { ...spec, ...keptAnycast(spec, kept), racks: kept };
}
