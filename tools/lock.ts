import { rm, stat, utimes, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { codeOf } from "./log.ts";

/** The holder touches its lock this often. */
const HEARTBEAT_MS = 2_000;
/** A lock untouched for so long belongs to a process that was killed. */
const STALE_MS = 20_000;

/**
 * Runs `work` while holding the lock file `path`; waits as long as another living process holds it.
 *
 * Two that take over one stale lock at the same instant may both go on: the lock saves double work and no more, so
 * `work` must be correct without it.
 *
 * @param onWait called once if another process holds the lock
 */
export async function withLock<T>(path: string, work: () => Promise<T>, onWait: () => void): Promise<T> {
  let waited = false;
  while (!(await acquired(path))) {
    if (await isStale(path)) {
      await rm(path, { force: true });
      continue;
    }
    if (!waited) onWait();
    waited = true;
    await pause(250);
  }
  const heartbeat = setInterval(() => void touch(path), HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(path, { force: true });
  }
}

async function acquired(path: string): Promise<boolean> {
  try {
    await writeFile(path, `${process.pid}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > STALE_MS;
  } catch {
    // Released between the two looks: the next attempt to acquire it decides.
    return false;
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
