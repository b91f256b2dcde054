import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isRunning, type ProcessRecord } from "../cluster/process.ts";
import { labFolder } from "./record.ts";

const fileOf = (lab: string): string => `${labFolder(lab)}.owner`;

/** This process, so that it can be told from a later one with its id: field 22 of /proc/self/stat (proc(5)). */
async function self(): Promise<ProcessRecord> {
  const stat = await readFile("/proc/self/stat", "utf8");
  const startTime = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  return { name: "lab", pid: process.pid, startTime };
}

/** Removes what an owner that was killed left; one that still runs is returned. */
export async function forgetDeadOwner(lab: string): Promise<ProcessRecord | undefined> {
  const text = await readFile(fileOf(lab), "utf8").catch(() => undefined);
  const owner = text === undefined ? undefined : (JSON.parse(text) as ProcessRecord);
  if (owner !== undefined && isRunning(owner)) return owner;
  await rm(fileOf(lab), { force: true });
  return undefined;
}

/**
 * Runs `work` as the only one that changes the lab. An owner that was killed owns nothing.
 * @throws Error that names the process that changes it already
 */
export async function asOwner(lab: string, work: () => Promise<void>): Promise<void> {
  const file = fileOf(lab);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const other = await forgetDeadOwner(lab);
  if (other !== undefined)
    throw new Error(`process ${String(other.pid)} is at work on the lab ${lab}: wait for it, or end it`);
  // Of two that come at once, one finds the other's file.
  await writeFile(file, JSON.stringify(await self()), { flag: "wx", mode: 0o600 });
  try {
    await work();
  } finally {
    await rm(file, { force: true });
  }
}
