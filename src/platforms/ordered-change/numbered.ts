import type { Entry } from "./grammar.ts";
import type { Operation } from "./operation.ts";
import { fill, type Statement } from "./statements.ts";

export interface Numbered {
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

/** Entries of a block, in the order in which they are looked through. */
export const listed = (lines: Iterable<Statement>): readonly Numbered[] =>
  [...lines]
    .map(numbered)
    .filter((one) => one !== null)
    .toSorted((one, other) => one.number - other.number);

/** A number beside another one that no entry has; null where there is none. */
export function freeBeside(
  { number, entry }: Numbered,
  taken: Set<number>,
  ways: readonly number[],
): number | null {
  const free = ways
    .map((step) => number + step)
    .find((one) => one > 0 && one <= entry.highest && !taken.has(one));
  if (free === undefined) return null;
  taken.add(free);
  return free;
}

/** A command of an entry; its place is that of all of them. */
export const typed = (path: readonly string[], command: string): Operation => ({
  path,
  command,
  place: 0,
  resets: [],
});

/** As places say, those of one place as they are. */
export const inOrder = (operations: readonly Operation[]): readonly Operation[] =>
  operations.toSorted((one, other) => one.place - other.place);
