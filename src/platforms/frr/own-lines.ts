import type { Line } from "../ordered-change/grammar.ts";
import { parse } from "../ordered-change/parse.ts";
import { bare, linesOf } from "../own-lines/by-grammar.ts";
import type { LineSyntax } from "../own-lines/syntax.ts";
import { frrGrammar } from "./lines-grammar.ts";

/** What FRR itself ends a context with. */
const ENDS: readonly (readonly [begins: RegExp, end: string])[] = [
  [/^address-family /, "exit-address-family"],
  [/^vrf /, "exit-vrf"],
];

/** Blocks with their ends: FRR reads no indentation, and takes a line for one of the block that it is in as long as it can. */
const ended = (lines: readonly Line[], before = ""): string =>
  lines
    .map(({ text, lines: inside }) => {
      const end = ENDS.find(([begins]) => begins.test(text))?.[1] ?? "exit";
      const isBlock = inside.length > 0 || /^(?:interface|route-map|router) /.test(text);
      return `${before}${text}\n${isBlock ? `${ended(inside, `${before} `)}${before}${end}\n` : ""}`;
    })
    .join("");

/** Lines of FRR's configuration. */
export const frrLines: LineSyntax = linesOf(frrGrammar, "!", (lines) =>
  ended(parse(bare(lines, frrGrammar), frrGrammar)),
);
