import { NEGATED } from "./owned.ts";

/** Words of lines, as a tree: what may come after each. */
interface Words {
  readonly next: Map<string, Words>;
}

const wordsIn = (text: string): Words => {
  const root: Words = { next: new Map() };
  for (const line of text.split("\n")) {
    let at = root;
    for (const word of line.trim().split(/\s+/)) {
      const next = at.next.get(word) ?? { next: new Map() };
      at.next.set(word, next);
      at = next;
    }
  }
  return root;
};

/** What a device takes for a longer word: letters alone, and at least two of them. */
const SHORT = /^[a-z][a-z-]+$/i;

/** The one that a word is the beginning of; the word itself where it is one, or where there is none or several. */
function whole(word: string, { next }: Words): string {
  if (next.has(word) || !SHORT.test(word)) return word;
  const longer = [...next.keys()].filter((one) => SHORT.test(one) && one.startsWith(word.toLowerCase()));
  return longer.length === 1 ? (longer[0] ?? word) : word;
}

/** A line with the words that a text has in its place, as far as both go the same way. */
function lineInFull(line: string, root: Words): string {
  const [, indent = "", own = ""] = /^(\s*)(.*)$/.exec(line) ?? [];
  const positive = NEGATED.exec(own)?.groups?.["line"];
  const negation = positive === undefined ? "" : own.slice(0, own.length - positive.length);
  let at: Words | undefined = root;
  const words = (positive ?? own).split(/(\s+)/).map((word) => {
    if (at === undefined || word.trim() === "") return word;
    const found = whole(word, at);
    at = at.next.get(found);
    return found;
  });
  return `${indent}${negation}${words.join("")}`;
}

/**
 * Lines of a user's own with what they shorten of a text's words written out, line by line: a device takes `int` for `interface`, and shows it so.
 * A word that is one of the text's is never taken for another.
 */
export function inFull(text: string): (lines: string) => string {
  const root = wordsIn(text);
  return (lines) =>
    lines
      .split("\n")
      .map((line) => lineInFull(line, root))
      .join("\n");
}
