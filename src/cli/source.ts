import { parseSource, type Source } from "./parse-source.ts";
import { readText } from "./read-text.ts";

export type { Source };

/**
 * Reads a YAML or JSON file, or standard input for `-`.
 * @throws UnreadableFile when there is no such file, or no text in it
 */
export const readSource = async (file: string): Promise<Source> => parseSource(await readText(file));
