import { item } from "../item.ts";
import { FIXED } from "./cells.ts";
import type { Level } from "./level.ts";
import type { Folded } from "./simulate.ts";
import { STAYS, swapOf, type Swap } from "./swap.ts";
import { cellsByClass } from "./symmetry.ts";

/** Of the prefixes of an orbit, so many are to a router what the orbit's first is to another, `asSeenBy`. */
export interface Relation {
  readonly prefixes: number;
  readonly asSeenBy: number;
  /** What the other sees as the router sees it. */
  readonly view: Swap;
  /** So seen, the first stands for the prefixes of these racks, and in each for those of these servers; the first of each is where it is itself. */
  readonly racks: readonly number[];
  readonly servers: readonly number[];
}

/** Puts a router's cell in another's place: what it is there, and how what is seen there is seen from it. */
function movedTo(
  { cells, numbers }: Level,
  router: number,
  cell: number,
): Pick<Relation, "asSeenBy" | "view"> {
  const own = cells.of[router] ?? FIXED;
  if (own === FIXED || own === cell) return { asSeenBy: router, view: STAYS };
  const view = swapOf(item(numbers, own), item(numbers, cell));
  return { asSeenBy: view.router(router), view };
}

/**
 * Of a router that is the first of those like it, and an orbit: the prefixes of its own server, of others in its rack, of other racks. Of
 * any router, and an orbit that is no rack's: all, as it sees them itself.
 */
export function relationsOf({ symmetry }: Folded): (router: number, orbit: number) => readonly Relation[] {
  const { racks, servers, orbits } = symmetry;
  const racksByClass = cellsByClass(racks);
  const serversByClass = servers.map((level) => (level === null ? [] : cellsByClass(level)));

  return (router, at) => {
    const { prefixes } = item(orbits, at);
    const [first = 0] = prefixes;
    const itself = { asSeenBy: router, view: STAYS };
    const owner = racks.owners.ofPrefix(first);
    if (owner === FIXED) return [{ ...itself, prefixes: prefixes.length, racks: [], servers: [] }];
    const one = racks.classes[owner] ?? 0;
    const alike = racksByClass[one] ?? [];
    const level = servers[one] ?? null;
    const server = level?.owners.ofPrefix(first) ?? FIXED;
    const like = server === FIXED ? [] : (serversByClass[one]?.[level?.classes[server] ?? 0] ?? []);
    const each = prefixes.length / alike.length / Math.max(1, like.length);
    const relation = (
      inRacks: readonly number[],
      ofServers: readonly number[],
      seen: Pick<Relation, "asSeenBy" | "view"> = itself,
    ): readonly Relation[] => {
      const count = each * inRacks.length * (server === FIXED ? 1 : ofServers.length);
      return count === 0 ? [] : [{ ...seen, prefixes: count, racks: inRacks, servers: ofServers }];
    };
    if (racks.cells.of[router] !== owner) return relation(alike, like);
    const [second = owner] = alike.slice(1);
    const others = relation(alike.slice(1), like, movedTo(racks, router, second));
    const ownServer = level?.cells.of[router] ?? FIXED;
    if (level === null || ownServer !== server || server === FIXED)
      return [...relation([owner], like), ...others];
    const [beside = server] = like.slice(1);
    return [
      ...relation([owner], [server]),
      ...relation([owner], like.slice(1), movedTo(level, router, beside)),
      ...others,
    ];
  };
}

/**
 * A sum over all prefixes, by router: over those that are some rack's own as the first like the router has it, for they are the same to both; over
 * the others as the router itself has it, for the order of racks may decide about them.
 */
export function summed<T, U>(
  { network, symmetry }: Folded,
  over: (router: number, orbits: readonly number[]) => T,
  together: (router: number, own: T, nobodys: T) => U,
): readonly U[] {
  const { racks, orbits, firstLike } = symmetry;
  const [own, nobodys] = [true, false].map((isOwn) =>
    [...orbits.keys()].filter(
      (at) => (racks.owners.ofPrefix(item(orbits, at).prefixes[0] ?? 0) !== FIXED) === isOwn,
    ),
  );
  const known = new Map<number, T>();
  return network.routers.map((_, router) => {
    const first = firstLike(router).there.router(router);
    const ofOwn = known.get(first) ?? over(first, own ?? []);
    known.set(first, ofOwn);
    return together(router, ofOwn, over(router, nobodys ?? []));
  });
}
