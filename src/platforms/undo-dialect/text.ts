import type { Line, LongText } from "../ordered-change/grammar.ts";

/** A line that begins no block. */
export const alone = (text: string): Line => ({ text, lines: [] });

/** Numbers of `10 to 13 20`. */
export const numbersOf = (list: string): readonly number[] =>
  [...list.matchAll(/(\d+)(?: to (\d+))?/g)].flatMap(([, first = "", last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at),
  );

export const negate = (line: string): string =>
  line.startsWith("undo ") ? line.slice("undo ".length) : `undo ${line}`;

/** A text for people that its first mark ends. @param opens captures it as `mark` */
export const header = (opens: RegExp): LongText => ({
  opens,
  closes: (line, { groups }, isFirst) => line.split(groups?.["mark"] ?? "").length - 1 >= (isFirst ? 2 : 1),
});
