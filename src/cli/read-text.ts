import { closeSync, openSync, readSync } from "node:fs";
import { decode, NotText } from "./decode.ts";
import { reasonOf } from "./system-error.ts";

/** A file that is not there or can't be read: a mistake in the call and not in a spec. */
export class UnreadableFile extends Error {}

/** The name of standard input among files. */
export const STANDARD_INPUT = "-";

/** What a file is called in messages. */
export const labelOf = (file: string): string => (file === STANDARD_INPUT ? "standard input" : file);

const MEBIBYTE = 1024 * 1024;

/** A spec of 65,000 nodes has 2.5 MB: whatever is larger is something else, and would take long to read as YAML. */
const MOST_OF_A_SPEC = 4 * MEBIBYTE;

const CHUNK = 64 * 1024;

async function* ofStandardInput(): AsyncGenerator<Buffer> {
  for await (const chunk of process.stdin) yield chunk as Buffer;
}

function* ofFile(file: string): Generator<Buffer> {
  const handle = openSync(file, "r");
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = readSync(handle, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

/** Stops at what is too large, which may have no end. */
async function bytesOf(file: string, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file === STANDARD_INPUT ? ofStandardInput() : ofFile(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most)
      throw new UnreadableFile(
        `cannot read ${labelOf(file)}: it is larger than ${String(most / MEBIBYTE)} MiB, which is more than can be meant`,
      );
  }
  return Buffer.concat(chunks);
}

/**
 * The text of a file of at most `most` bytes, or of standard input for `-`: UTF-8, or UTF-16 as YAML 1.2 section 5.2 tells it.
 * @throws UnreadableFile for a file that is not there, is something else, or holds no text
 */
export async function readText(file: string, most: number = MOST_OF_A_SPEC): Promise<string> {
  try {
    return decode(await bytesOf(file, most));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    if (error instanceof NotText) throw new UnreadableFile(`${labelOf(file)} is no text: ${error.message}`);
    throw new UnreadableFile(`cannot read ${labelOf(file)}: ${reasonOf(error)}`);
  }
}
