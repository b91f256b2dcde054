import type { Grammar } from "../ordered-change/grammar.ts";
import { rowsOf, type Row } from "./rows.ts";

/** Lines by block: each begins with a line that is not indented. */
function blocksOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const starts = rows.flatMap(({ depth }, at) => (depth === 0 || at === 0 ? [at] : []));
  return starts.map((start, nth) => rows.slice(start, starts[nth + 1]));
}

/** Texts of one device's lines without the blocks, or lines of their own, that one before them has as they are. */
export function saidOnce(texts: readonly string[], grammar: Grammar): readonly string[] {
  const said = new Set<string>();
  return texts.flatMap((text) => {
    const rows = rowsOf(text, grammar);
    const blocks = blocksOf(rows);
    const fresh = blocks.filter((block) => {
      const whole = block.map(({ raw }) => raw.trimEnd()).join("\n");
      return !said.has(whole) && said.add(whole);
    });
    if (fresh.length === blocks.length) return [text];
    return fresh.length === 0
      ? []
      : [`${fresh.flatMap((block) => block.map(({ raw }) => raw)).join("\n")}\n`];
  });
}
