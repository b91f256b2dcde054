import type { Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";
import { FIXED, rackCells, serverCells } from "./cells.ts";
import { holdingsOf } from "./holdings.ts";
import { levelOf, type Ground, type Level } from "./level.ts";
import { after, STAYS, swapOf, type Swap } from "./swap.ts";
import { ordersOf, sendingOf } from "./wiring.ts";

/** Prefixes that nothing tells apart: what becomes of the first tells what becomes of all. */
export interface Orbit {
  /** The first stands for the others. */
  readonly prefixes: readonly number[];
}

/** What is put in whose place, and what undoes it. */
export interface Way {
  readonly there: Swap;
  readonly back: Swap;
}

const wayOf = (first: Swap, second: Swap): Way => ({
  there: after(second, first),
  back: after(first, second),
});

const NO_WAY: Way = { there: STAYS, back: STAYS };

/** What of a network is alike. */
export interface Symmetry {
  readonly racks: Level;
  /** By class of racks: the servers of the class's first rack; null where they do not stand apart. */
  readonly servers: readonly (Level | null)[];
  readonly orbits: readonly Orbit[];
  /** By prefix: its orbit. */
  readonly orbitOf: Int32Array;
  /** From a prefix to the first of its orbit, which takes its place. */
  readonly toFirst: (prefix: number) => Way;
  /** The router in its place in the first rack of its class. */
  readonly routerToFirst: (router: number) => number;
  /** From a router to the first that is like it: of servers that are alike, the first of the first rack. */
  readonly firstLike: (router: number) => Way;
}

/** By class: its cells. */
export function cellsByClass({ classes }: Level): readonly (readonly number[])[] {
  const found: number[][] = [];
  for (const [cell, one] of classes.entries()) (found[one] ??= []).push(cell);
  return found;
}

const ownerIn = (level: Level | null, prefix: number): number => level?.owners.ofPrefix(prefix) ?? FIXED;

/** By cell: from it to the first of its class. */
function toFirstCells(level: Level): (cell: number) => Swap {
  const firsts = cellsByClass(level).map(([first]) => first ?? 0);
  const known = new Map<number, Swap>();
  return (cell) => {
    const there = known.get(cell);
    if (there !== undefined) return there;
    const first = firsts[level.classes[cell] ?? 0] ?? cell;
    const swap = swapOf(item(level.numbers, cell), item(level.numbers, first));
    known.set(cell, swap);
    return swap;
  };
}

/** Routers whose racks are like no other, and servers that are. */
export interface Apart {
  readonly racks: ReadonlySet<number>;
  readonly servers: ReadonlySet<number>;
}

export const NOBODY: Apart = { racks: new Set(), servers: new Set() };

/**
 * What of a network is alike: racks, and in each the servers. Found from the routers, their sessions and what their policies say of every
 * prefix; two are alike where putting each in the other's place changes nothing. Null where racks do not stand apart, or routes follow from
 * more than BGP: where OSPF is spoken, or bridges carry networks.
 */
export function symmetryOf(machine: Machine, apart: Apart = NOBODY): Symmetry | null {
  const { network, prefixes } = machine;
  if (machine.igp !== null || network.bridges.length > 0) return null;
  const lengths = prefixes.all.flatMap(({ length }, at) =>
    item(machine.connected, at).size > 0 ? [length] : [],
  );
  const ground: Ground = {
    machine,
    holdings: holdingsOf(machine),
    sending: sendingOf(machine),
    orders: ordersOf(machine),
    connectedLengths: [...new Set(lengths)],
  };
  const racks = levelOf(ground, rackCells(network), apart.racks);
  if (racks === null) return null;
  const servers = cellsByClass(racks).map(([first]) => {
    const { members } = item(racks.numbers, first ?? 0);
    return levelOf(ground, serverCells(network, members), apart.servers);
  });
  const rackToFirst = toFirstCells(racks);
  const serverToFirst = servers.map((level) => (level === null ? null : toFirstCells(level)));
  const toFirst = (prefix: number): Way => {
    const rack = racks.owners.ofPrefix(prefix);
    if (rack === FIXED) return NO_WAY;
    const byRack = rackToFirst(rack);
    const one = racks.classes[rack] ?? 0;
    const server = ownerIn(servers[one] ?? null, byRack.prefix(prefix));
    const byServer = server === FIXED ? STAYS : (serverToFirst[one]?.(server) ?? STAYS);
    return wayOf(byRack, byServer);
  };
  const routerToFirst = (router: number): number => {
    const rack = racks.cells.of[router] ?? FIXED;
    return rack === FIXED ? router : rackToFirst(rack).router(router);
  };
  const orbits: number[][] = [];
  const known = new Map<number, number>();
  const orbitOf = Int32Array.from(prefixes.all, (_, prefix) => {
    const first = toFirst(prefix).there.prefix(prefix);
    const orbit = known.get(first) ?? orbits.push([first]) - 1;
    known.set(first, orbit);
    if (first !== prefix) orbits[orbit]?.push(prefix);
    return orbit;
  });
  const firstLike = (router: number): Way => {
    const rack = racks.cells.of[router] ?? FIXED;
    if (rack === FIXED) return NO_WAY;
    const byRack = rackToFirst(rack);
    const one = racks.classes[rack] ?? 0;
    const server = servers[one]?.cells.of[byRack.router(router)] ?? FIXED;
    return wayOf(byRack, server === FIXED ? STAYS : (serverToFirst[one]?.(server) ?? STAYS));
  };
  const all = orbits.map((one) => ({ prefixes: one }));
  return { racks, servers, orbits: all, orbitOf, toFirst, routerToFirst, firstLike };
}
