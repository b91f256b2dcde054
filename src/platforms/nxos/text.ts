/** Lines one level further in. */
export const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** A header and what stands in it. */
export const block = (header: string, lines: readonly string[]): string[] => [header, ...indented(lines)];
