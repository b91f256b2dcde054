import { freeBeside, typed, type Numbered } from "./numbered.ts";
import type { Operation, Place, Whole } from "./operation.ts";
import { comes, goes } from "./operations.ts";
import { fill, isSame } from "./statements.ts";

/** One that takes the place of another with its number: what is done before any entry goes, and what comes after all are there. */
interface Replacement {
  readonly beside: readonly Operation[];
  readonly inPlace: readonly Operation[];
}

function replacement(
  old: Numbered,
  next: Numbered,
  taken: Set<number>,
  at: Place,
  whole: Whole,
): Replacement {
  if (next.line.rule.change === undefined) return { beside: [], inPlace: comes(next.line, at, whole) };
  const anew = [...goes(old.line, at, whole), ...comes(next.line, at, whole)];
  const { elsewhere } = next.entry;
  const free = elsewhere === undefined ? null : freeBeside(next, taken, [1, -1]);
  if (elsewhere === undefined || free === null) return { beside: [], inPlace: anew };
  const captured = { ...next.line.captured, number: String(free) };
  return {
    beside: [typed(at.path, fill(elsewhere.line, captured))],
    inPlace: [...anew, typed(at.path, fill(elsewhere.undo, captured))],
  };
}

/** Entries of one line each. */
export function listOperations(
  old: readonly Numbered[],
  next: readonly Numbered[],
  at: Place,
  whole: Whole,
): readonly Operation[] {
  const taken = new Set([...old, ...next].map(({ number }) => number));
  const isNew = (one: Numbered): boolean => !old.some(({ line }) => line.key === one.line.key);
  const fresh = next.filter(isNew);
  const gone = old.filter((one) => !next.some(({ line }) => line.key === one.line.key));
  const replaced = next.flatMap((one) => {
    const before = old.find(({ line }) => line.key === one.line.key);
    if (before === undefined || isSame(before.line, one.line)) return [];
    return [{ before, one, how: replacement(before, one, taken, at, whole) }];
  });
  const come = (entries: readonly Numbered[]): readonly Operation[] =>
    entries.flatMap(({ line }) => comes(line, at, whole));
  const go = (entries: readonly Numbered[]): readonly Operation[] =>
    entries.flatMap(({ line }) => goes(line, at, whole));
  const refusing = replaced.filter(({ one }) => !one.permits);
  const refused = replaced.filter(({ before }) => !before.permits);
  const permitting = replaced.filter(({ before }) => before.permits);
  return [
    ...come(fresh.filter(({ permits }) => !permits)),
    ...refusing.flatMap(({ how }) => how.beside),
    ...permitting.filter(({ one }) => one.permits).flatMap(({ how }) => [...how.beside, ...how.inPlace]),
    ...permitting.filter(({ one }) => !one.permits).flatMap(({ how }) => how.inPlace),
    ...come(fresh.filter(({ permits }) => permits)),
    ...go(gone.filter(({ permits }) => permits)),
    ...refused.flatMap(({ one, how }) => [...(one.permits ? how.beside : []), ...how.inPlace]),
    ...go(gone.filter(({ permits }) => !permits)),
  ];
}
