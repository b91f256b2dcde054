/** Lines one level further in: two blanks. */
export const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** `head { … }`, a line each, with what ends it. */
export const block = (head: string, lines: readonly string[], end = "}"): readonly string[] => [
  `${head} {`,
  ...indented(lines),
  end,
];
