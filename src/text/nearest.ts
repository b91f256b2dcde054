import { closest, distance } from "fastest-levenshtein";

/** Names beyond these are counted and not read. */
const MOST_NAMES = 12;

/** Of the known words the one that may have been meant: at most a third of what was typed differs, or two letters; else null. */
export function nearest(typed: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const word = closest(typed, [...known]);
  return distance(typed, word) <= Math.max(2, typed.length / 3) ? word : null;
}

/** `did you mean "spine-1"? Otherwise name one that is there: spine-1, spine-2`. */
export function oneOf(typed: string, known: readonly string[], otherwise: string): string {
  if (known.length === 0) return otherwise;
  const named = known.slice(0, MOST_NAMES).join(", ");
  const more = known.length - MOST_NAMES;
  const list = `${otherwise}: ${named}${more > 0 ? ` and ${String(more)} more` : ""}`;
  const word = nearest(typed, known);
  return word === null ? list : `did you mean "${word}"? Otherwise ${list}`;
}
