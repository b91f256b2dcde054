import { readdir, readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { told } from "../src/text/foreign.ts";

/** Who holds a stack's lock, as Pulumi's engine notes it down in a folder of state. */
export interface LockOwner {
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  /** When it took the lock: RFC 3339. */
  readonly timestamp: string;
}

/** Whether the owner still runs. Of a process on another host nothing is known here. */
export type OwnerState = "runs" | "ended" | "elsewhere";

/** Those of a stack's locks that can be read; one that is removed meanwhile is none. */
export async function locksOf(state: string, project: string, stack: string): Promise<readonly LockOwner[]> {
  const folder = join(state, ".pulumi", "locks", "organization", project, stack);
  const files = await readdir(folder).catch((): string[] => []);
  const owners = await Promise.all(
    files.map(async (file): Promise<LockOwner[]> => {
      const text = await readFile(join(folder, file), "utf8").catch(() => "");
      try {
        const { pid, username, hostname: host, timestamp } = JSON.parse(text) as Partial<LockOwner>;
        return [
          {
            pid: Number(pid),
            username: String(username),
            hostname: String(host),
            timestamp: String(timestamp),
          },
        ];
      } catch {
        return [];
      }
    }),
  );
  return owners.flat();
}

/** When a process of this machine began, in milliseconds since 1970 and to a second; undefined where Linux's /proc does not tell. */
async function begunAt(pid: number): Promise<number | undefined> {
  const [own, machine] = await Promise.all(
    [`/proc/${String(pid)}/stat`, "/proc/stat"].map((file) => readFile(file, "utf8").catch(() => "")),
  );
  // Field 22 of proc(5), in ticks of 1/100 s since boot; the second field may hold blanks and parentheses.
  const ticks = Number(own?.slice(own.lastIndexOf(")") + 2).split(" ")[19]);
  const boot = Number(/^btime (\d+)$/m.exec(machine ?? "")?.[1]);
  return own === "" || Number.isNaN(ticks + boot) ? undefined : boot * 1000 + ticks * 10;
}

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** An id is given again: who began after the lock was taken is somebody else. */
export async function stateOf(owner: LockOwner): Promise<OwnerState> {
  if (owner.hostname !== hostname()) return "elsewhere";
  if (!exists(owner.pid)) return "ended";
  const begun = await begunAt(owner.pid);
  const CLOCK_SLACK_MS = 2_000;
  return begun !== undefined && begun > Date.parse(owner.timestamp) + CLOCK_SLACK_MS ? "ended" : "runs";
}

const WAYS: Readonly<Record<OwnerState, (unlock: string) => string>> = {
  runs: () => "It still runs: wait for it, or end it and start again.",
  ended: (unlock) =>
    `It has ended without taking the lock off, as when it was killed: \`${unlock}\` takes it off and goes on.`,
  elsewhere: (unlock) =>
    `Whether it still runs can't be seen from here. If it does not: \`${unlock}\` takes the lock off and goes on.`,
};

/**
 * What keeps a stack from being changed, and the way out; undefined where nothing does.
 *
 * @param unlocking whether the user has asked to take a lock off: then only who still runs is in the way
 */
export async function lockInTheWay(
  locks: readonly LockOwner[],
  stack: string,
  unlocking: boolean,
): Promise<string | undefined> {
  for (const owner of locks) {
    const state = await stateOf(owner);
    if (unlocking && state !== "runs") continue;
    const who = `${owner.username}@${owner.hostname}, process ${String(owner.pid)}, since ${owner.timestamp}`;
    return told(`The stack ${stack} is locked by ${who}. ${WAYS[state](`npm start -- ${stack} --unlock`)}`);
  }
  return undefined;
}
