/** Lines one level further in. */
export const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** A header and what stands in it. */
export const block = (header: string, lines: readonly string[]): string[] => [header, ...indented(lines)];

export const when = (condition: boolean, ...lines: readonly string[]): readonly string[] =>
  condition ? lines : [];

/** Blocks of lines as a configuration; empty ones are left out. */
export const asText = (blocks: readonly (readonly string[])[]): string =>
  blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("!\n");
