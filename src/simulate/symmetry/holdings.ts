import type { Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";
import { FIXED, type Cells } from "./cells.ts";

/** Where a router has an address. */
interface Place {
  readonly router: number;
  /** Position of the segment that it is in; -1 for a router id, or a loopback. */
  readonly segment: number;
}

/** Who has which number. */
export interface Holdings {
  readonly machine: Machine;
  readonly asns: ReadonlyMap<number, readonly number[]>;
  /** Router ids and addresses of interfaces. */
  readonly addresses: ReadonlyMap<number, readonly Place[]>;
  readonly clusters: ReadonlyMap<number, readonly number[]>;
  /** By prefix: routers that bring it in, stand in it or drop it. */
  readonly prefixes: readonly (readonly number[])[];
}

function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

export function holdingsOf(machine: Machine): Holdings {
  const { routers, segments } = machine.network;
  const asns = new Map<number, number[]>();
  const addresses = new Map<number, Place[]>();
  const clusters = new Map<number, number[]>();
  for (const [router, { asn, routerId, clusterId, interfaces }] of routers.entries()) {
    addTo(asns, asn, router);
    addTo(clusters, clusterId, router);
    if (!interfaces.some(({ address }) => address === routerId))
      addTo(addresses, routerId, { router, segment: -1 });
    for (const { address, length } of interfaces)
      if (length === 32) addTo(addresses, address, { router, segment: -1 });
  }
  for (const [segment, { attachments }] of segments.entries())
    for (const { router, address } of attachments) addTo(addresses, address, { router, segment });
  const prefixes = machine.prefixes.all.map((_, prefix) => [
    ...new Set([
      ...item(machine.own, prefix).keys(),
      ...item(machine.connected, prefix).keys(),
      ...item(machine.discards, prefix),
    ]),
  ]);
  return { machine, asns, addresses, clusters, prefixes };
}

/** The cell that alone has a number; `FIXED` where none has it, or several. */
export interface Owners {
  readonly ofAsn: (asn: number) => number;
  readonly ofAddress: (address: number) => number;
  readonly ofCluster: (cluster: number) => number;
  readonly ofPrefix: (prefix: number) => number;
}

/** The only one of a list; `FIXED` where there is none, or another as well. */
function only(cells: Iterable<number>): number {
  let found = FIXED;
  for (const cell of cells) {
    if (found !== FIXED && found !== cell) return FIXED;
    found = cell;
  }
  return found;
}

function remembered(find: (value: number) => number): (value: number) => number {
  const known = new Map<number, number>();
  return (value) => {
    const there = known.get(value);
    if (there !== undefined) return there;
    const found = find(value);
    known.set(value, found);
    return found;
  };
}

/**
 * Whose numbers are whose. What two cells have, or a cell and somebody fixed, is nobody's own; a fixed router's address on a cable to a cell
 * is the cell's, and a prefix is whose cell brings it in, whoever else stands in it.
 */
export function ownersOf({ machine, asns, addresses, clusters, prefixes }: Holdings, cells: Cells): Owners {
  const { segments } = machine.network;
  const cellOf = (router: number): number => cells.of[router] ?? FIXED;
  const shared = (routers: readonly number[] = []): number => {
    const held = routers.map(cellOf);
    return held.includes(FIXED) ? FIXED : only(held);
  };
  const inCells = (routers: readonly number[]): number =>
    only(routers.map(cellOf).filter((cell) => cell !== FIXED));
  const ofPlace = ({ router, segment }: Place): number => {
    const cell = cellOf(router);
    if (cell !== FIXED || segment < 0) return cell;
    return inCells(item(segments, segment).attachments.map((one) => one.router));
  };
  return {
    ofAsn: remembered((asn) => shared(asns.get(asn))),
    ofCluster: remembered((cluster) => shared(clusters.get(cluster))),
    ofAddress: remembered((address) => {
      const held = (addresses.get(address) ?? []).map(ofPlace);
      return held.includes(FIXED) ? FIXED : only(held);
    }),
    ofPrefix: remembered((prefix) => inCells(prefixes[prefix] ?? [])),
  };
}
