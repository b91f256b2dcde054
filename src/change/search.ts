import type { Versions } from "./mixed.ts";
import { halfByHalf } from "./halves.ts";
import { isDone, moved, nextMoves, type Move } from "./moves.ts";
import { stateKey, type World } from "./world.ts";

/** Moves one after the other, and what they cost together. */
export interface Path {
  /** What is done together, so that it costs no more: in order, move by move. */
  readonly ways: readonly (readonly Move[])[];
  /** Pairs times milliseconds. */
  readonly cost: number;
  /** Not all that may be better was looked at: so much work was not allowed. */
  readonly gaveUp: boolean;
}

/** A mixed fabric that has been got to. */
interface Place {
  readonly versions: Versions;
  readonly ways: readonly (readonly Move[])[];
  readonly cost: number;
  /** Sessions that are down and will be up again: what is left of redundancy. */
  readonly missing: number;
  readonly done: number;
}

interface Open extends Place {
  /** What may be done here, and how much of that has been looked at. */
  readonly options: readonly (readonly Move[])[];
  at: number;
}

/** What is lost first, then what is missing, then how far it is. */
const order = (a: Place, b: Place): number => a.cost - b.cost || a.missing - b.missing || b.done - a.done;

/** The first of those before which no other comes. */
const firstOf = <T extends Place>(places: readonly T[]): T | undefined =>
  places.reduce<T | undefined>(
    (best, place) => (best === undefined || order(place, best) < 0 ? place : best),
    undefined,
  );

const doneAt = (world: World, versions: Versions): number =>
  world.units.filter((unit) => isDone(versions, unit)).length;

/** Where moves lead from a place, each after the one before it; null where it costs more than `most` to get there. */
function within(world: World, place: Place, moves: readonly Move[], most: number): Place | null {
  let { versions, cost } = place;
  for (const move of moves) {
    const next = moved(versions, [move]);
    cost += world.between(versions, next).cost;
    if (cost > most) return null;
    versions = next;
  }
  return {
    versions,
    cost,
    ways: [...place.ways, moves],
    missing: world.missing(versions),
    done: doneAt(world, versions),
  };
}

/** The first place that moves lead to from here. Those that leave least to do are looked at first: no other comes before one that loses nothing. */
function best(world: World, here: Place): Place | null {
  const options = nextMoves(world, here.versions)
    .map((moves, at) => ({ moves, at, done: doneAt(world, moved(here.versions, moves)) }))
    .sort((a, b) => b.done - a.done || a.at - b.at);
  let found: { readonly place: Place; readonly at: number } | null = null;
  for (const { moves, at } of options) {
    const place = within(world, here, moves, found?.place.cost ?? Infinity);
    if (place === null) continue;
    const isBefore = found === null ? -1 : order(place, found.place) || at - found.at;
    if (isBefore < 0) found = { place, at };
    if (place.cost === here.cost && place.missing === 0) break;
  }
  return found?.place ?? null;
}

/** Always on by what costs least where one stands. */
function greedy(world: World, start: Place): Place {
  let place = start;
  for (;;) {
    const next = best(world, place);
    if (next === null) return place;
    place = next;
  }
}

const pathOf = ({ ways, cost }: Place): Path => ({ ways, cost, gaveUp: false });

/**
 * The cheapest way from the start to the end by the moves that there are. What costs nothing is followed as far as it leads; a move that
 * is found to cost something is the counter-example that sends the search another way. Where so much work is not allowed, the best that has been
 * found.
 *
 * @param most mixed fabrics that may be simulated to find a way that costs less than always what costs least at once
 */
export function search(world: World, most: number): Path {
  const start: Place = { versions: world.start, ways: [], cost: 0, missing: 0, done: 0 };
  let bound = pathOf(greedy(world, start));
  for (const halves of bound.cost === 0 ? [] : halfByHalf(world)) {
    const limit = bound.cost;
    const through = halves.reduce<Place | null>(
      (place, moves) => (place === null ? null : within(world, place, moves, limit)),
      start,
    );
    if (through === null || through.cost >= bound.cost) continue;
    const path = pathOf(greedy(world, through));
    if (path.cost < bound.cost) bound = path;
  }
  return bound.cost === 0 ? bound : cheapest(world, start, bound, most);
}

/** The first way that costs less than the bound than which none costs less; else the bound. */
function cheapest(world: World, start: Place, bound: Path, most: number): Path {
  const opened = (place: Place): Open => ({ ...place, options: nextMoves(world, place.versions), at: 0 });
  const already = world.simulated();
  const open: Open[] = [opened(start)];
  const least = new Map([[stateKey(world.start), 0]]);
  for (;;) {
    const place = firstOf(open);
    if (place === undefined) return bound;
    if (place.done === world.units.length) return { ways: place.ways, cost: place.cost, gaveUp: false };
    if (world.simulated() - already > most) return { ...bound, gaveUp: true };
    const moves = place.options[place.at];
    place.at += 1;
    if (moves === undefined) {
      open.splice(open.indexOf(place), 1);
      continue;
    }
    const next = within(world, place, moves, bound.cost);
    if (next === null || next.cost >= bound.cost) continue;
    const key = stateKey(next.versions);
    if ((least.get(key) ?? Infinity) <= next.cost) continue;
    least.set(key, next.cost);
    open.push(opened(next));
  }
}
