/** Blocks of lines as a configuration: `#` leads out of a view. */
export const asText = (blocks: readonly (readonly string[])[]): string =>
  blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n#\n`)
    .join("");
