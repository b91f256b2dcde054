/** The parts of a text that begin with a line like this, each with that line's first group and the rest. */
export function blocksOf(
  text: string,
  head: RegExp,
): readonly { readonly of: RegExpExecArray; readonly block: string }[] {
  const found: { of: RegExpExecArray; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const of = head.exec(line);
    if (of === null) found.at(-1)?.lines.push(line);
    else found.push({ of, lines: [line] });
  }
  return found.map(({ of, lines }) => ({ of, block: lines.join("\n") }));
}

/** What stands after a key and its colon; undefined where the key is not there, or nothing after it. */
export const valueOf = (block: string, key: string): string | undefined =>
  new RegExp(`^\\s*${key}\\s*:[ \\t]*(\\S.*?)\\s*$`, "im").exec(block)?.[1];

/** The same as a number. */
export function countOf(block: string, key: string): number | null {
  const text = valueOf(block, key);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
