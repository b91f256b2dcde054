import type { Versions } from "./mixed.ts";
import { moved, type Move } from "./moves.ts";
import { TIMINGS } from "./timing.ts";
import type { Loss, Transition } from "./transition.ts";
import { idOf, type Unit } from "./units.ts";
import type { World } from "./world.ts";

/** Moves of which any may come before any other. */
export interface MoveBatch {
  readonly moves: readonly Move[];
  readonly from: Versions;
  readonly transition: Transition;
  /** Why it does not begin with the batch before: what would be lost if one of its moves came sooner; null of the first. */
  readonly waits: Wait | null;
}

/** A counter-example: pairs that are lost when a unit does not wait. */
export interface Wait {
  readonly unit: Unit;
  readonly pairs: number;
  readonly example: { readonly from: string; readonly to: string } | null;
}

const kindOf = ({ unit, to }: Move): string => `${unit.alike} ${to.side} ${String(to.drained)}`;

/** Of moves that are alike one: what holds for it holds for the others. */
const oneOfEach = (moves: readonly Move[]): readonly Move[] => [
  ...new Map(moves.map((move) => [kindOf(move), move])).values(),
];

/** Moves, or kinds of them, up to which every part of a batch that loses something is looked at. */
const MOST_APART = 7;

/** What may be done of several moves while the others are not: of few moves any, of more all that are alike or none; of more kinds nothing. */
function partsOf(moves: readonly Move[]): readonly (readonly Move[])[] {
  const alone = moves.map((move) => [move]);
  const apart = moves.length <= MOST_APART ? alone : [...Map.groupBy(moves, kindOf).values()];
  if (apart.length > MOST_APART) return [];
  const sets = Array.from({ length: 2 ** apart.length }, (_, set) =>
    apart.flatMap((some, bit) => ((set >> bit) % 2 === 1 ? some : [])),
  );
  return sets.filter(({ length }) => length > 0 && length < moves.length);
}

interface Attempt {
  readonly transition: Transition;
  /** What it costs where it does not fit; null where it fits. */
  readonly worse: Transition | null;
}

const losesAtRest = ({ losses }: Transition): boolean => losses.some(({ phase }) => phase === "rest");

/** What several moves at once may cost: as much as one after the other, in whichever order they come. */
function together(
  world: World,
  from: Versions,
  moves: readonly Move[],
  allowed: number,
  exposed: number,
): Attempt {
  const all = moved(from, moves);
  const transition = world.between(from, all);
  if (transition.cost > allowed || world.exposed(all) > exposed) return { transition, worse: transition };
  const uneven: Transition[] = [];
  for (const move of oneOfEach(moves)) {
    const alone = world.between(from, moved(from, [move]));
    if (alone.cost > allowed) return { transition, worse: alone };
    const others = moved(
      from,
      moves.filter((one) => one !== move),
    );
    const last = world.between(from, others);
    if (last.cost > allowed) return { transition, worse: last };
    uneven.push(alone, last);
  }
  // What loses nothing, first, last and all at once, loses nothing between; where something is lost it is said how much at most.
  for (const part of transition.cost > 0 || uneven.some(losesAtRest) ? partsOf(moves) : []) {
    const some = world.between(from, moved(from, part));
    if (some.cost > allowed) return { transition, worse: some };
    uneven.push(some);
  }
  return { transition: withUneven(transition, uneven), worse: null };
}

/** Also what is lost while some of a batch are done and others not: that lasts as long as one delivery takes longer than another. */
function withUneven(transition: Transition, uneven: readonly Transition[]): Transition {
  const found = uneven.flatMap(({ losses }) => losses.filter(({ phase }) => phase === "rest"));
  const worst = found.reduce<Loss | null>(
    (most, one) => (most === null || one.pairs + one.partly > most.pairs + most.partly ? one : most),
    null,
  );
  if (worst === null) return transition;
  const loss: Loss = { ...worst, phase: "uneven", ms: TIMINGS.delivery.ms };
  return {
    ...transition,
    losses: [...transition.losses, loss],
    cost: transition.cost + (loss.pairs + loss.partly) * loss.ms,
  };
}

/** Whether two moves of one unit are one: towards some peers, then towards more. */
const isSameMove = (one: Move, other: Move): boolean =>
  idOf(one.unit) === idOf(other.unit) &&
  one.to.side === other.to.side &&
  one.to.drained === other.to.drained &&
  one.to.towards.every((peer) => other.to.towards.includes(peer));

const waitOf = (unit: Unit, { losses }: Transition): Wait => {
  const [worst] = [...losses].sort((a, b) => b.pairs + b.partly - (a.pairs + a.partly));
  if (worst === undefined) return { unit, pairs: 0, example: null };
  const [example] = worst.examples;
  return { unit, pairs: worst.pairs + worst.partly, example: example ?? null };
};

/** A batch that more may be added to. */
interface OpenBatch extends MoveBatch {
  /** What its moves cost one after the other. */
  readonly allowed: number;
  /** The most sessions that somebody is without on the way. */
  readonly exposed: number;
}

const opened = (world: World, from: Versions, move: Move, waits: Wait | null): OpenBatch => {
  const next = moved(from, [move]);
  const transition = world.between(from, next);
  return { moves: [move], from, transition, waits, allowed: transition.cost, exposed: world.exposed(next) };
};

/** The batch with a move more, or why that may not be. */
function withMove(world: World, batch: OpenBatch, move: Move): OpenBatch | Wait {
  const others = batch.moves.filter((one) => !isSameMove(one, move));
  const again = others.some(({ unit }) => idOf(unit) === idOf(move.unit));
  if (again) return { unit: move.unit, pairs: 0, example: null };
  const before = moved(batch.from, batch.moves);
  const next = moved(before, [move]);
  const allowed = batch.allowed + world.between(before, next).cost;
  const exposed = Math.max(batch.exposed, world.exposed(next));
  const moves = [...others, move];
  if (moves.length === 1) return { ...opened(world, batch.from, move, batch.waits), allowed, exposed };
  const { transition, worse } = together(world, batch.from, moves, allowed, exposed);
  return worse === null ? { ...batch, moves, transition, allowed, exposed } : waitOf(move.unit, worse);
}

/** Moves in order, as few batches as there may be without more loss and without more sessions down at once. */
export function batchesOf(world: World, start: Versions, moves: readonly Move[]): readonly MoveBatch[] {
  const batches: MoveBatch[] = [];
  let open: OpenBatch | null = null;
  for (const move of moves) {
    if (open === null) {
      open = opened(world, start, move, null);
      continue;
    }
    const more: OpenBatch | Wait = withMove(world, open, move);
    if ("moves" in more) {
      open = more;
      continue;
    }
    batches.push(open);
    open = opened(world, moved(open.from, open.moves), move, more);
  }
  if (open !== null) batches.push(open);
  return batches;
}

const shapeOf = (way: readonly Move[]): string => way.map(kindOf).join("|");

const costOf = (batches: readonly MoveBatch[]): number =>
  batches.reduce((sum, { transition }) => sum + transition.cost, 0);

/** Ways one after the other, or the first move of each, then the second of each: what takes fewer batches and costs no more. */
function orderOf(world: World, from: Versions, alike: readonly (readonly Move[])[]): readonly Move[] {
  const inTurn = alike.flat();
  if (alike.length < 2) return inTurn;
  const length = Math.max(...alike.map((way) => way.length));
  const sideBySide = Array.from({ length }, (_, at) => alike.flatMap((way) => way[at] ?? [])).flat();
  const [one, other] = [inTurn, sideBySide].map((moves) => batchesOf(world, from, moves));
  if (one === undefined || other === undefined) return inTurn;
  return other.length < one.length && costOf(other) <= costOf(one) ? sideBySide : inTurn;
}

/** Ways that follow one another in the same rack as one. */
function byRack(ways: readonly (readonly Move[])[]): readonly (readonly Move[])[] {
  const lanes: { readonly rack: string | null; readonly moves: Move[] }[] = [];
  for (const way of ways) {
    const rack = way[0]?.unit.rack ?? null;
    const last = lanes.at(-1);
    if (last !== undefined && rack !== null && last.rack === rack) last.moves.push(...way);
    else lanes.push({ rack, moves: [...way] });
  }
  return lanes.map(({ moves }) => moves);
}

/** The batches of a path. Ways that are alike and come one after the other are done side by side where that may be. */
export function schedule(world: World, found: readonly (readonly Move[])[]): readonly MoveBatch[] {
  const ways = byRack(found);
  const moves: Move[] = [];
  let versions = world.start;
  for (let at = 0; at < ways.length;) {
    const shape = shapeOf(ways[at] ?? []);
    let end = at + 1;
    while (end < ways.length && shapeOf(ways[end] ?? []) === shape) end += 1;
    const run = orderOf(world, versions, ways.slice(at, end));
    moves.push(...run);
    versions = moved(versions, run);
    at = end;
  }
  return batchesOf(world, world.start, moves);
}
