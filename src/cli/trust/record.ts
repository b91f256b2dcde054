import { readFileSync, realpathSync } from "node:fs";
import { decode } from "../decode.ts";
import { replaceFile, UnwritableFile, writing } from "../write-file.ts";
import { withPinsIn, type Pin } from "./pins.ts";

/**
 * Writes pins into a file of ways, whole or not at all, as it is by now: somebody may have written in it since it was read.
 *
 * @returns the devices whose pin is written
 * @throws UnwritableFile
 */
export function record(file: string, pins: readonly Pin[]): ReadonlySet<string> {
  if (pins.length === 0) return new Set();
  return writing(file, () => {
    // What a symbolic link leads to is written, and the link stays.
    const path = realpathSync(file);
    const bytes = readFileSync(path);
    const text = decode(bytes);
    const pinned = Buffer.from(text).equals(bytes) ? withPinsIn(text, pins) : undefined;
    if (pinned === undefined)
      throw new UnwritableFile(
        `nothing is written to ${file}: pins can't be put into it without changing what else it says; write what is shown into it by hand`,
      );
    if (pinned.text !== text) replaceFile(path, pinned.text);
    return new Set(pins.map(({ device }) => device).filter((device) => !pinned.left.includes(device)));
  });
}
