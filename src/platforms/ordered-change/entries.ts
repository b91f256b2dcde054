import type { Entry } from "./grammar.ts";
import { comes, goes, isSame, stays, type Operation, type Place, type Whole } from "./operations.ts";
import { fill, type Statement } from "./statements.ts";

/*
 * Entries by number, of prefix lists and of route maps. They may be in use while they change, so at no instant may they let pass what neither
 * the old nor the new ones do, and the last one never goes before its successor is there: a list without any lets everything pass. What refuses comes first
 * and goes last; what takes another's number is first put beside it.
 */

interface Numbered {
  readonly line: Statement;
  readonly entry: Entry;
  readonly number: number;
  readonly permits: boolean;
}

const numbered = (line: Statement): Numbered | null => {
  const { entry } = line.rule;
  if (entry === undefined) return null;
  return {
    line,
    entry,
    number: Number(fill(entry.number, line.captured)),
    permits: fill(entry.action, line.captured) === entry.permits,
  };
};

const listed = (lines: Iterable<Statement>): readonly Numbered[] =>
  [...lines]
    .map(numbered)
    .filter((one) => one !== null)
    .toSorted((one, other) => one.number - other.number);

/** A number beside another one that no entry has; null where there is none. */
function freeBeside({ number, entry }: Numbered, taken: Set<number>, ways: readonly number[]): number | null {
  const free = ways
    .map((step) => number + step)
    .find((one) => one > 0 && one <= entry.highest && !taken.has(one));
  if (free === undefined) return null;
  taken.add(free);
  return free;
}

const typed = (path: readonly string[], command: string): Operation => ({
  path,
  command,
  place: 0,
  resets: [],
});

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
function listOperations(
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

const inOrder = (operations: readonly Operation[]): readonly Operation[] =>
  operations.toSorted((one, other) => one.place - other.place);

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

/** Whether a line of it has to go before the one that takes its place may come. */
const opens = (runs: Statement, should: Statement): boolean =>
  [...should.inside.values()].some((line) => {
    const before = runs.inside.get(line.key);
    return line.rule.change === "line-anew" && before !== undefined && !isSame(before, line);
  });

/** Entries that are blocks. */
function mapOperations(
  old: readonly Numbered[],
  next: readonly Numbered[],
  at: Place,
  whole: Whole,
): readonly Operation[] {
  const taken = new Set([...old, ...next].map(({ number }) => number));
  const before = ({ line }: Numbered): Numbered | undefined => old.find((one) => one.line.key === line.key);
  const fresh = next
    .filter((one) => before(one) === undefined)
    .flatMap((one) => guarded(one, inOrder(comes(one.line, at, whole)), taken, at));
  const kept = next.flatMap((one) => {
    const was = before(one);
    if (was === undefined) return [];
    if (!isSame(was.line, one.line)) {
      return [...goes(was.line, at, whole), ...guarded(one, inOrder(comes(one.line, at, whole)), taken, at)];
    }
    const inPlace = inOrder(stays(was.line, one.line, at, whole));
    return opens(was.line, one.line) ? guarded(one, inPlace, taken, at) : inPlace;
  });
  const gone = old.filter((one) => !next.some(({ line }) => line.key === one.line.key));
  // What comes is there before what was there lets less pass.
  return [...fresh, ...kept, ...gone.flatMap(({ line }) => goes(line, at, whole))];
}

/** Of one unit: as it comes where nobody can use it yet. */
function unitOperations(
  old: readonly Numbered[],
  next: readonly Numbered[],
  at: Place,
  whole: Whole,
): readonly Operation[] {
  const place = (next[0] ?? old[0])?.line.order.comes ?? 0;
  const isBlock = [...old, ...next].some(({ line }) => line.rule.block !== undefined);
  const operations =
    old.length === 0
      ? next.flatMap(({ line }) => inOrder(comes(line, at, whole)))
      : (isBlock ? mapOperations : listOperations)(old, next, at, whole);
  return operations.map((one) => ({ ...one, place }));
}

/** What leads from the entries of a block to those that should be there, each list and map by itself. */
export function entryOperations(at: Place, whole: Whole): readonly Operation[] {
  const old = listed(at.running.values());
  const next = listed(at.target.values());
  const units = new Set([...next, ...old].map(({ line }) => line.unit?.name ?? ""));
  const of = (entries: readonly Numbered[], name: string): readonly Numbered[] =>
    entries.filter(({ line }) => (line.unit?.name ?? "") === name);
  return [...units].flatMap((name) => unitOperations(of(old, name), of(next, name), at, whole));
}
