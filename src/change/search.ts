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

/** Where moves lead from a place, each after the one before it. */
function after(world: World, place: Place, moves: readonly Move[]): Place {
  let { versions, cost } = place;
  for (const move of moves) {
    const next = moved(versions, [move]);
    cost += world.between(versions, next).cost;
    versions = next;
  }
  return {
    versions,
    cost,
    ways: [...place.ways, moves],
    missing: world.missing(versions),
    done: world.units.filter((unit) => isDone(versions, unit)).length,
  };
}

/** Always on by what costs least where one stands. */
function greedy(world: World, start: Place): Place {
  let place = start;
  for (;;) {
    const here = place;
    const next = firstOf(nextMoves(world, here.versions).map((moves) => after(world, here, moves)));
    if (next === undefined) return place;
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
    const through = halves.reduce((place, moves) => after(world, place, moves), start);
    if (through.cost >= bound.cost) continue;
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
  const best = new Map([[stateKey(world.start), 0]]);
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
    const next = after(world, place, moves);
    const key = stateKey(next.versions);
    if (next.cost >= bound.cost || (best.get(key) ?? Infinity) <= next.cost) continue;
    best.set(key, next.cost);
    open.push(opened(next));
  }
}
