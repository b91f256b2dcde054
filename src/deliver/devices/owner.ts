import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, userInfo } from "node:os";

/** Who has something on a device, so that others can tell whether he still runs. */
export interface Owner {
  /** User and host, for people: letters, digits, `-` and `_`, at most 32. */
  readonly who: string;
  /** Where its process runs: 8 hexadecimal digits of the host, its start and its name space of processes; zeros where that is not known. */
  readonly place: string;
  readonly pid: number;
}

const NOWHERE = "0".repeat(8);

/** The same of all processes that can see each other, and of no others. */
function here(): string {
  try {
    const start = readFileSync("/proc/sys/kernel/random/boot_id", "utf8");
    const about = [hostname(), start, readlinkSync("/proc/self/ns/pid")].join("\n");
    return createHash("sha256").update(about).digest("hex").slice(0, 8);
  } catch {
    return NOWHERE;
  }
}

/** This process. */
export const me = (): Owner => ({
  who: `${userInfo().username}-${hostname()}`.replaceAll(/[^\w-]/g, "_").slice(0, 32),
  place: here(),
  pid: process.pid,
});

/** Whether it is known that the process has ended: of one elsewhere nothing is known. */
export function hasEnded({ place, pid }: Owner): boolean {
  if (place === NOWHERE || place !== here()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
