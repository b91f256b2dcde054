import type { Grammar, Line } from "../ordered-change/grammar.ts";
import { parse } from "../ordered-change/parse.ts";
import { understand, type Statements } from "../ordered-change/statements.ts";
import { inFull } from "./in-full.ts";
import { saidOnce } from "./once.ts";
import { allInOneForm, inOneForm } from "./one-form.ts";
import { optionFor } from "./options.ts";
import { plainFlaws } from "./plain.ts";
import { rowsOf } from "./rows.ts";
import { structureFlaws } from "./structure.ts";
import { BEGIN, END, type Flaw, type LineSyntax } from "./syntax.ts";
import { touchesOf } from "./touches.ts";

/** Lines without comments, as they stand. */
export const bare = (lines: string, grammar: Grammar): string =>
  rowsOf(lines, grammar)
    .map(({ raw }) => `${raw}\n`)
    .join("");

/** To be compared, and so with every address in one form. */
const read = (text: string, grammar: Grammar): Statements =>
  understand(allInOneForm(parse(text, grammar)), grammar);

/** Lines of a text as they stand in it, by what they are compared as. */
const written = (text: string, grammar: Grammar): ReadonlyMap<string, string> =>
  new Map(rowsOf(text, grammar).map((row) => [inOneForm(row.text), row.text]));

/** Lines of a fabric's that are told. */
export const inBackticks = (path: readonly string[]): string =>
  path.map((text) => `\`${text}\``).join(" in ");

/** The flaw of a line that touches the fabric's. @param fabric lines of the fabric's, the innermost last */
export const touchFlaw = (line: number | null, fabric: readonly string[]): Flaw => ({
  code: "lines-touch",
  line,
  found: `touches what the fabric owns: ${inBackticks(fabric.toReversed())}`,
  hint: optionFor(fabric),
});

/** Lines of a platform whose text has a grammar. @param comment what begins a comment @param printed lines as they stand in its text */
export function linesOf(
  grammar: Grammar,
  comment: string,
  printed: (lines: string) => string = (lines) => bare(lines, grammar),
): LineSyntax {
  const lineOf = (lines: string, text: string): number | null => {
    const row = rowsOf(lines, grammar).find(
      (one) =>
        inOneForm(one.text) === text ||
        grammar.spell(one.text, []).some((spelt: Line) => inOneForm(spelt.text) === text),
    );
    return row === undefined ? null : row.at + 1;
  };
  return {
    flaws: (lines) => [...plainFlaws(lines), ...structureFlaws(lines, grammar)],
    touching: (fabric) => {
      const shown = written(fabric, grammar);
      const touches = touchesOf(read(fabric, grammar), grammar);
      const writtenOut = inFull(fabric);
      return (lines) => {
        const whole = writtenOut(lines);
        return touches(read(bare(whole, grammar), grammar)).map(({ line, fabric: its }) =>
          touchFlaw(
            lineOf(whole, line.text),
            its.map((text) => shown.get(text) ?? text),
          ),
        );
      };
    },
    added: (fabric, lines) =>
      [
        fabric,
        `${comment}\n${comment} ${BEGIN}\n`,
        ...saidOnce(lines, grammar).map(printed),
        `${comment} ${END}\n`,
      ].join(""),
  };
}
