import { parseSource, type Source } from "./parse-source.ts";
import { refuseProgram } from "./program-file.ts";
import { readText } from "./read-text.ts";

export type { Source };

/**
 * Reads a YAML or JSON file, or standard input for `-`.
 * @throws UnreadableFile when there is no such file, no text in it, or a program
 */
export async function readSource(file: string): Promise<Source> {
  refuseProgram(file);
  return parseSource(await readText(file));
}
