import { freeBeside, inOrder, typed, type Numbered } from "./numbered.ts";
import type { Operation, Place, Whole } from "./operation.ts";
import { comes, goes, stays } from "./operations.ts";
import { fill, isSame, type Statement } from "./statements.ts";

/** What makes an entry, or makes it match other things, of several lines: behind one that lets nothing pass until it is whole. */
function guarded(
  one: Numbered,
  made: readonly Operation[],
  taken: Set<number>,
  at: Place,
): readonly Operation[] {
  const { guard } = one.entry;
  const free = guard === undefined ? null : freeBeside(one, taken, [-1, -2]);
  if (guard === undefined || free === null) return made;
  const captured = { ...one.line.captured, number: String(free) };
  return [
    { ...typed([...at.path, fill(guard.line, captured)], ""), command: null },
    ...made,
    typed(at.path, fill(guard.undo, captured)),
  ];
}

/**
 * Whether an entry's lines can't change one by one without that it lets pass, in between, what neither the old nor the new ones do. Lines that come first narrow it, those
 * that go widen it last; in between one may take another's place, or stand beside it, and no more.
 */
function opens(runs: Statement, should: Statement): boolean {
  const lines = [...should.inside.values()].filter(({ rule }) => rule.narrows !== undefined);
  const coming = lines.filter(({ key }) => !runs.inside.has(key));
  const changing = lines.filter((line) => {
    const before = runs.inside.get(line.key);
    return before !== undefined && !isSame(before, line);
  });
  const going = [...runs.inside.values()].filter(
    ({ key, rule }) => rule.narrows !== undefined && !should.inside.has(key),
  );
  const isWider = coming.some(({ rule }) => rule.narrows === "any");
  const others = new Set([...coming, ...changing, ...going].map(({ rule }) => rule));
  return (
    changing.length > 1 ||
    changing.some(({ rule }) => rule.change === "line-anew") ||
    (isWider && others.size > 1)
  );
}

/** Entries that are blocks. */
export function mapOperations(
  old: readonly Numbered[],
  next: readonly Numbered[],
  at: Place,
  whole: Whole,
): readonly Operation[] {
  const taken = new Set([...old, ...next].map(({ number }) => number));
  const before = ({ line }: Numbered): Numbered | undefined => old.find((one) => one.line.key === line.key);
  const fresh = next
    .filter((one) => before(one) === undefined)
    .toSorted((one, other) => Number(one.permits) - Number(other.permits))
    .flatMap((one) => guarded(one, inOrder(comes(one.line, at, whole)), taken, at));
  const kept = (isPermitting: boolean): readonly Operation[] =>
    next.flatMap((one) => {
      const was = before(one);
      if (was?.permits !== isPermitting) return [];
      if (!isSame(was.line, one.line)) {
        const anew = [...goes(was.line, at, whole), ...inOrder(comes(one.line, at, whole))];
        return guarded(one, anew, taken, at);
      }
      const inPlace = inOrder(stays(was.line, one.line, at, whole));
      const isOpen = inPlace.length > 0 && (!isPermitting || opens(was.line, one.line));
      return isOpen ? guarded(one, inPlace, taken, at) : inPlace;
    });
  const gone = (isPermitting: boolean): readonly Operation[] =>
    old
      .filter(
        ({ line, permits }) => permits === isPermitting && !next.some((one) => one.line.key === line.key),
      )
      .flatMap(({ line }) => goes(line, at, whole));
  // What comes is there before what was there lets less pass.
  return [...fresh, ...kept(true), ...gone(true), ...kept(false), ...gone(false)];
}
