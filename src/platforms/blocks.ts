/** Lines, where a condition holds. */
export const when = (condition: boolean, ...lines: readonly string[]): readonly string[] =>
  condition ? lines : [];

/** Blocks of lines as a configuration, a comment sign between two; empty ones are left out. */
export const blocksApart = (comment: string, blocks: readonly (readonly string[])[]): string =>
  blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join(`${comment}\n`);
