import type { Running } from "./artifacts.ts";

/** What lines say that run and that nothing explains yet: where values of options are looked for. */
export interface Unexplained {
  /** Numbers in lines with such a word, those that come most often first. */
  readonly numbers: (word: RegExp) => readonly number[];
  readonly prefixes: (word: RegExp) => readonly string[];
  readonly prefixes6: (word: RegExp) => readonly string[];
  readonly communities: (word: RegExp) => readonly string[];
  /** Whether any such line is left, or is there without that it runs. */
  readonly has: (word: RegExp) => boolean;
}

/** More values of one option are not tried: a text with so many has no number that all devices share. */
const MOST_VALUES = 16;

const NUMBER = /(?<![\d.:/])\d{1,10}(?![\d.:/])/g;
const PREFIX = /\d+\.\d+\.\d+\.\d+\/\d+/g;
const PREFIX6 = /[0-9a-f]+:[0-9a-f:]+\/\d+/gi;
const COMMUNITY = /(?<![\d.:])\d+:\d+(?::\d+)?(?![\d.:])/g;

const byCount = (texts: readonly string[]): readonly string[] =>
  [...Map.groupBy(texts, (text) => text)]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([text]) => text)
    .slice(0, MOST_VALUES);

/** What is said in statements that are left. @param missing statements of a spec's text that do not run */
export function unexplainedIn(left: Running["said"], missing: Running["said"]): Unexplained {
  const lines = left.map(({ line }) => line);
  const disputed = [...left, ...missing].map(({ line }) => line);
  const found = (pattern: RegExp) => (word: RegExp) =>
    byCount(lines.filter((line) => word.test(line)).flatMap((line) => line.match(pattern) ?? []));
  const numbers = found(NUMBER);
  return {
    numbers: (word) => numbers(word).map(Number),
    prefixes: found(PREFIX),
    prefixes6: found(PREFIX6),
    communities: found(COMMUNITY),
    has: (word) => disputed.some((line) => word.test(line)),
  };
}
