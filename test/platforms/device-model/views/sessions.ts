import { everyEntry, entriesOf, type Entry } from "./commands.ts";
import { formOf } from "./words.ts";

/** What a session depends on: where one of these changes, it starts anew. By its peer: an address, or a range of them. */
export type Sessions = ReadonlyMap<string, string>;

/** Sessions that were and are no more, or are others. */
export const restarted = (before: Sessions, after: Sessions): readonly string[] =>
  [...before].filter(([peer, of]) => after.get(peer) !== of).map(([peer]) => peer);

/** A policy or a list that is named somewhere. */
export interface Naming {
  /** What of a line names it, with its name in the first group. */
  readonly pattern: RegExp;
  /** Words of what it names, and the place of the name in them. */
  readonly words: readonly string[];
}

/** What is named and not there: routers let all pass by it. */
export function missing(root: readonly Entry[], namings: readonly Naming[]): readonly string[] {
  const lines = everyEntry(root).map(({ words, at }) => formOf(words).write(at));
  return namings.flatMap(({ pattern, words }) => {
    const there = new Set(words.flatMap((one) => entriesOf(root, one).map(({ at }) => at["name"] ?? "")));
    return lines.flatMap((line) => {
      const name = pattern.exec(line)?.[1];
      return name === undefined || there.has(name) ? [] : [line];
    });
  });
}
