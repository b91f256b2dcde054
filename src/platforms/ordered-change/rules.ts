import type { LineRule } from "./grammar.ts";

/** What else there is to say of a line. */
export type More = Omit<LineRule, "match" | "key">;

const words = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");

/** A line that there is once, whatever follows its words: `maximum-paths 64`. The words may name what a pattern around has captured. */
export const single = (key: string, more: More = {}): LineRule => ({
  match: new RegExp(`^${words(key)}(?: |$)`),
  key,
  ...more,
});

/** A line that is on or off: `shutdown`, and the same after the word that negates. */
export const toggle = (negation: string, key: string, more: More = {}): LineRule => ({
  match: new RegExp(`^(?:${words(negation)} )?${words(key)}$`),
  key,
  ...more,
});

/** A line of which there may be several, each by its words after the first ones. */
export const several = (start: string, more: More = {}): LineRule => ({
  match: new RegExp(`^${words(start)} `),
  ...more,
});

/** `10,12-14` as its numbers; null where it isn't such a list. */
export function numbersOf(list: string): readonly number[] | null {
  if (!/^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/.test(list)) return null;
  return list.split(",").flatMap((part) => {
    const [first = 0, last = first] = part.split("-").map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  });
}
