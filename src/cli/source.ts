import { readFileSync } from "node:fs";
import { parseSource, type Source } from "./parse-source.ts";

export type { Source };

/** A file that is not there or can't be read: a mistake in the call and not in a spec. */
export class UnreadableFile extends Error {}

/** @throws UnreadableFile for a file that is not there or is something else */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile(`cannot read ${file}: ${reason}`);
  }
}

/** @throws UnreadableFile when there is no such file */
export const readSource = (file: string): Source => parseSource(readText(file));
