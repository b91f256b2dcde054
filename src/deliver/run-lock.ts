import { randomBytes } from "node:crypto";
import { link, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { hasEnded, me } from "./devices/owner.ts";
import { isMissing, readIfThere } from "./write-file.ts";

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
    // Nothing that a run wrote.
    return null;
  }
}

/** The lock is there as a whole or not at all: whoever reads it reads who has it. */
async function taken(path: string): Promise<boolean> {
  const own = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    const since = new Date().toISOString();
    await writeFile(own, JSON.stringify({ ...me(), since }), { mode: 0o600, flag: "wx" });
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** Takes a lock whose owner has ended. Of several who find it so one moves it away, and whoever finds that he moved another's puts it back. */
async function takenOver(path: string): Promise<boolean> {
  const away = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, away);
  } catch (error) {
    if (isMissing(error)) return await taken(path);
    throw error;
  }
  const owner = await ownerOf(away);
  if (owner !== null && !hasEnded(owner)) {
    await rename(away, path);
    return false;
  }
  await rm(away, { force: true });
  return await taken(path);
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
    if (owner !== null && hasEnded(owner)) has = await takenOver(path);
    if (!has)
      throw new Locked(
        owner === null
          ? `${path} does not say whose it is: remove it if no run is under way`
          : `${owner.who} has a run under way since ${owner.since} (process ${String(owner.pid)}): wait for it, or remove ${path} if that process has ended`,
      );
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
