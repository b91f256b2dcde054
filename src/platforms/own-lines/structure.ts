import type { Grammar } from "../ordered-change/grammar.ts";
import { rowsOf, type Row } from "./rows.ts";
import type { Flaw } from "./syntax.ts";

/** What ends a block, a mode or all of the configuration where it is typed. */
const ENDS =
  /^(?:exit(?:-\S+)?|quit|return|end|abort|commit(?: .*)?|rollback(?: .*)?|conf(?:igure)?(?: .*)?|system-view|write(?: .*)?|copy .*|save|reload|reboot|vtysh.*)$/i;

/** What stands for several blocks, and is never shown so. */
const RANGE = /^interface (?:range |\S*[0-9][,-][0-9A-Za-z])/i;

/** What undoes by its own words what it does not name. */
const RESTORES = /^default /i;

const unsound = ({ at }: Row, found: string, hint: string): Flaw => ({
  code: "lines-unsound",
  line: at + 1,
  found,
  hint,
});

function flawOf(row: Row, open: readonly number[]): Flaw | null {
  if (row.isLong)
    return unsound(
      row,
      "begins a text of several lines, which devices are told in a way of its own",
      "take it out and type it on the device: what never was in the spec stays there",
    );
  if (ENDS.test(row.text))
    return unsound(
      row,
      "leaves its block or ends the configuration",
      "take it out: indentation alone says where a block ends",
    );
  if (RANGE.test(row.text))
    return unsound(
      row,
      "stands for several interfaces",
      "write one block for each, as the device shows them",
    );
  if (RESTORES.test(row.text))
    return unsound(
      row,
      "is a command and no line of a configuration",
      "write what the device shows afterwards",
    );
  if (row.depth > 0 && open.length === 0)
    return unsound(
      row,
      "is indented and in no block",
      "begin it at the start of the line, or write the block's first line above it",
    );
  if (row.depth > 0 && row.depth < (open.at(-1) ?? 0) && !open.includes(row.depth))
    return unsound(
      row,
      "is indented otherwise than any block around it",
      "indent it as the lines of the block that it is in",
    );
  return null;
}

/** What would break the blocks of a text, around lines or in them. */
export function structureFlaws(lines: string, grammar: Grammar): readonly Flaw[] {
  const flaws: Flaw[] = [];
  let open: readonly number[] = [];
  for (const row of rowsOf(lines, grammar)) {
    const flaw = flawOf(row, open);
    if (flaw !== null) flaws.push(flaw);
    open = [...open.filter((depth) => depth < row.depth), row.depth];
  }
  return flaws;
}
