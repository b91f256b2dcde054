import { item } from "../item.ts";
import { FIXED } from "./cells.ts";
import type { Relation } from "./relations.ts";
import type { Folded } from "./simulate.ts";
import { STAYS, swapOf } from "./swap.ts";

/** Sets of next hops of a router, each by its addresses. */
export type Sets = Set<string>;

const keyOf = (addresses: readonly number[]): string => [...addresses].sort((a, b) => a - b).join();

/** How many different sets a router has, of those that the first like it has and of its own. */
export function setsOf({ symmetry }: Folded, router: number, first: Sets, own: Sets): number {
  const { there } = symmetry.firstLike(router);
  const seen = [...own].map((key) => keyOf(key.split(",").map((address) => there.address(Number(address)))));
  return new Set([...first, ...seen]).size;
}

/** Adds the sets by which a router sends to all prefixes that a relation is about: where a gateway is one of theirs, as many as they are. */
export function addSets(
  { machine, symmetry }: Folded,
  set: number,
  { view, racks: inRacks, servers: ofServers }: Relation,
  prefix: number,
  into: Sets,
): void {
  const { racks, servers } = symmetry;
  const { nextHops } = machine;
  const addresses = nextHops.setOf(set).map((one) => view.address(item(nextHops.gateways, one).address));
  const [rack = FIXED] = inRacks;
  const level = servers[racks.classes[rack] ?? FIXED] ?? null;
  const [server = FIXED] = ofServers;
  const ownedBy = (owner: (address: number) => number, cell: number): boolean =>
    cell !== FIXED && addresses.some((address) => owner(address) === cell);
  const byRack = ownedBy(racks.owners.ofAddress, rack)
    ? inRacks.map((other) => swapOf(item(racks.numbers, rack), item(racks.numbers, other)))
    : [STAYS];
  // Servers are known by those of the first rack; elsewhere no router but its own rack's has one of them for a gateway.
  const isHere = level !== null && racks.owners.ofPrefix(prefix) === rack;
  const byServer =
    isHere && ownedBy(level.owners.ofAddress, server)
      ? ofServers.map((other) => swapOf(item(level.numbers, server), item(level.numbers, other)))
      : [STAYS];
  for (const inner of byServer)
    for (const outer of byRack)
      into.add(keyOf(addresses.map((address) => outer.address(inner.address(address)))));
}
