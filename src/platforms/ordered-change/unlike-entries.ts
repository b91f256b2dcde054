import type { Entry } from "./grammar.ts";
import { inOrder, type Numbered } from "./numbered.ts";
import type { Operation, Place, Whole } from "./operation.ts";
import { comes, goes, stays } from "./operations.ts";
import { fill, isSame } from "./statements.ts";

/** The one of the same number. */
const counterpart = (one: Numbered, others: readonly Numbered[]): Numbered | undefined =>
  others.find(({ line }) => line.key === one.line.key);

/** Whether it is there as it is on both sides, whatever is in its block. */
function isThere(one: Numbered, others: readonly Numbered[]): boolean {
  const other = counterpart(one, others);
  return other !== undefined && isSame(other.line, one.line);
}

const away = (entries: readonly Numbered[], at: Place, whole: Whole): readonly Operation[] =>
  entries.flatMap(({ line }) => goes(line, at, whole));

const there = (entries: readonly Numbered[], at: Place, whole: Whole): readonly Operation[] =>
  entries.flatMap(({ line }) => comes(line, at, whole));

/** Entries of which nobody sees how they change. */
export function plainEntries(
  old: readonly Numbered[],
  next: readonly Numbered[],
  at: Place,
  whole: Whole,
): readonly Operation[] {
  const kept = next.flatMap((one) => {
    const before = counterpart(one, old);
    return before !== undefined && isSame(before.line, one.line)
      ? inOrder(stays(before.line, one.line, at, whole))
      : [];
  });
  const come = next.filter((one) => !isThere(one, old)).flatMap((one) => inOrder(there([one], at, whole)));
  return [
    ...away(
      old.filter((one) => !isThere(one, next)),
      at,
      whole,
    ),
    ...kept,
    ...come,
  ];
}

/** What is typed while an entry is there that is of neither side. */
function beside(
  line: string,
  number: number,
  old: readonly Numbered[],
  amid: readonly Operation[],
  at: Place,
): readonly Operation[] {
  const [first] = old;
  const undo = first?.entry.elsewhere?.undo;
  if (first === undefined || undo === undefined) return amid;
  const as = (value: number): string => fill(line, { ...first.line.captured, number: String(value) });
  if (old.some((one) => as(one.number) === one.line.text)) return amid;
  const typed = (command: string): Operation => ({ path: at.path, command, place: 0, resets: [] });
  return [typed(as(number)), ...amid, typed(fill(undo, { ...first.line.captured, number: String(number) }))];
}

/**
 * Entries of a list of which no two may be alike: what changes its number has to go before it comes again. Meanwhile less passes, never more,
 * and the list is never without an entry: what permits goes first and comes last, and while what refuses is away, nothing passes.
 */
export function unlikeEntries(
  old: readonly Numbered[],
  next: readonly Numbered[],
  { stub, refusal }: NonNullable<Entry["unlike"]>,
  at: Place,
  whole: Whole,
): readonly Operation[] {
  const gone = old.filter((one) => !isThere(one, next));
  const come = next.filter((one) => !isThere(one, old));
  const stay = old.filter((one) => isThere(one, next));
  const refused = gone.filter(({ permits }) => !permits);
  const refusals = [
    ...away(refused, at, whole),
    ...there(
      come.filter(({ permits }) => !permits),
      at,
      whole,
    ),
  ];
  const lowest = Math.min(...[...old, ...next].map(({ number }) => number)) - 1;
  const isOpen = refused.length > 0 && stay.some(({ permits }) => permits) && lowest >= 0;
  const all = [
    ...away(
      gone.filter(({ permits }) => permits),
      at,
      whole,
    ),
    ...(isOpen ? beside(refusal, lowest, old, refusals, at) : refusals),
    ...there(
      come.filter(({ permits }) => permits),
      at,
      whole,
    ),
  ];
  return stay.length > 0 ? all : beside(stub, old[0]?.entry.highest ?? 0, old, all, at);
}
