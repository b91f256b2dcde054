import type { Grammar, Line, LongText } from "./grammar.ts";

interface Growing {
  readonly text: string;
  readonly lines: Growing[];
  readonly depth: number;
}

const depthOf = (raw: string): number => /^[ \t]*/.exec(raw)?.[0].length ?? 0;

/** How many lines from `at` on are one text; 0 where none begins there. One that never ends takes all that is left. */
function lengthOfText(raw: readonly string[], at: number, texts: readonly LongText[]): number {
  const first = raw[at]?.trim() ?? "";
  for (const { opens, closes } of texts) {
    const opened = opens.exec(first);
    if (opened === null) continue;
    const last = raw.slice(at).findIndex((line, offset) => closes(line.trim(), opened, offset === 0));
    return last === -1 ? raw.length - at : last + 1;
  }
  return 0;
}

/** Whole lines, those of a text of several joined by line feeds. */
function wholeLines(text: string, { noise, texts, ends }: Grammar): readonly string[] {
  const raw = text.split(/\r?\n/);
  const whole: string[] = [];
  for (let at = 0; at < raw.length;) {
    const length = lengthOfText(raw, at, texts);
    const line = raw.slice(at, at + Math.max(1, length)).join("\n");
    if (
      length > 0 ||
      ends?.test(line) === true ||
      !(line.trim() === "" || noise.some((each) => each.test(line.trim())))
    )
      whole.push(line);
    at += Math.max(1, length);
  }
  return whole;
}

const growing = ({ text, lines }: Line, depth: number): Growing => ({
  text,
  lines: lines.map((line) => growing(line, depth + 1)),
  depth,
});

/** A text as a tree: what is further in is inside. Lines that are no configuration are left out. */
export function parse(text: string, grammar: Grammar): readonly Line[] {
  const top: Growing[] = [];
  const open: Growing[] = [];
  // What lines behind an end are indented by, and are in no block.
  let base: number | null = 0;
  for (const raw of wholeLines(text, grammar)) {
    if (grammar.ends?.test(raw) === true) {
      base = null;
      continue;
    }
    base ??= depthOf(raw);
    const depth = Math.max(0, depthOf(raw) - base);
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const within = open.map((line) => line.text);
    const grown = grammar.spell(raw.trim(), within).map((line) => growing(line, depth));
    const last = grown.at(-1);
    // What is inside a line that stands for several is inside each.
    (open.at(-1)?.lines ?? top).push(
      ...(last === undefined || grown.length === 1
        ? grown
        : grown.map((one) => ({ ...one, lines: last.lines }))),
    );
    if (last !== undefined) open.push(last);
  }
  return top;
}

/** A tree as text. */
export const print = (lines: readonly Line[], indent: string, before = ""): string =>
  lines
    .map(({ text, lines: inside }) => `${before}${text}\n${print(inside, indent, before + indent)}`)
    .join("");
