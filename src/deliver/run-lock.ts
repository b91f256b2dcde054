import { mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { hasEnded, me } from "./devices/owner.ts";
import { readIfThere } from "./write-file.ts";

const schema = z.object({ who: z.string(), place: z.string(), pid: z.number(), since: z.string() });

/** Who has a lock, and since when. */
export type LockOwner = z.output<typeof schema>;

/** Somebody else has it. */
export class Locked extends Error {
  override readonly name = "Locked";
}

async function ownerOf(path: string): Promise<LockOwner | null> {
  try {
    return schema.parse(JSON.parse((await readIfThere(path)) ?? ""));
  } catch {
    // Not written to its end: its owner may be at it.
    return null;
  }
}

async function taken(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(JSON.stringify({ ...me(), since: new Date().toISOString() }));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Has a lock for as long as `work` takes. One whose process has ended is free.
 * @throws Locked that says who has it
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  let has = await taken(path);
  if (!has) {
    const owner = await ownerOf(path);
    if (owner !== null && hasEnded(owner)) {
      await rm(path, { force: true });
      has = await taken(path);
    }
    if (!has)
      throw new Locked(
        owner === null
          ? `${path} is somebody's: a run is under way`
          : `${owner.who} has a run under way since ${owner.since} (process ${String(owner.pid)}): wait for it, or remove ${path} if that process has ended`,
      );
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
