import { chmodSync, lstatSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isSystemError, reasonOf } from "./system-error.ts";

/** What a verb was to write and can't. */
export class UnwritableFile extends Error {}

/** @throws UnwritableFile in the place of what the system says */
export function writing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UnwritableFile(
      `cannot write ${path === "" ? "a file without a name" : path}: ${reasonOf(error)}`,
    );
  }
}

/** Makes a folder and those above it. Node's own way never ends where the system says that a folder is not there which is, as /proc does. */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  mkdirSync(path);
}

/** What stands at a path; a symbolic link is itself. */
export const standsAt = (path: string): ReturnType<typeof lstatSync> | undefined =>
  lstatSync(path, { throwIfNoEntry: false });

/**
 * Puts a text in the place of a file, whole or not at all. A symbolic link there is replaced, and what it leads to stays as it is. Its
 * folder is there.
 */
export function replaceFile(path: string, text: string): void {
  const before = standsAt(path);
  const temporary = join(dirname(path), `.${basename(path).slice(0, 200)}.${String(process.pid)}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    if (before?.isFile() === true) chmodSync(temporary, Number(before.mode));
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes the one file that the user names, in a folder that is made where it is missing. What is there is overwritten; where it is a device,
 * it is written to.
 * @throws UnwritableFile
 */
export function writeFile(path: string, text: string): void {
  writing(path, () => {
    makeFolder(dirname(path));
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined) replaceFile(path, text);
    else writeFileSync(path, text);
  });
}
