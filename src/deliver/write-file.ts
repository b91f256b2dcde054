import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** How a file is written. */
interface Writing {
  /** Its mode. Default: owner writes, group reads, for a configuration may hold passwords. */
  readonly file?: number;
  /** That of the folders that are made. Default: the process's. */
  readonly folder?: number;
  /** Whether it is on disk before it gets its name, and its name then. Default false. */
  readonly flush?: boolean;
}

/** A name is on disk when its folder is. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Writes a file so that a reader sees the old content or the new, never a part. Makes the folders above it. */
export async function writeFileAtomically(
  path: string,
  content: string,
  { file: mode = 0o640, folder, flush = false }: Writing = {},
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, ...(folder === undefined ? {} : { mode: folder }) });
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await writeFile(temporary, content, { mode, flag: "wx", flush });
    await chmod(temporary, mode);
    await rename(temporary, path);
    if (flush) await flushFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Removes a file; nothing where there is none. */
export const removeIfThere = (path: string): Promise<void> => rm(path, { force: true });

/** A file's text; undefined when there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";
