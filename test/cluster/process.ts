import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { waitFor } from "../support/wait-for.ts";

/**
 * A process that can be told from a later one with the same id. Plain data: it can be written down and read
 * back.
 */
export interface ProcessRecord {
  /** What it is, for messages. */
  readonly name: string;
  readonly pid: number;
  /** Clock ticks since boot at which it started: field 22 of /proc/<pid>/stat (proc(5)). */
  readonly startTime: string;
}

export interface SpawnOptions {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** File that takes both its outputs. */
  readonly logFile: string;
  readonly cwd: string;
  /**
   * True: it outlives this process, in a session of its own. False: the kernel ends it when this process
   * ends.
   */
  readonly detached: boolean;
}

const SETPRIV = "/usr/bin/setpriv";

/**
 * Starts a program.
 *
 * @throws the system's error (ENOENT, EACCES) when it cannot be started
 */
export async function startProcess(options: SpawnOptions): Promise<ProcessRecord> {
  const log = openSync(options.logFile, "a", 0o600);
  try {
    const [program, args] = command(options);
    const child = spawn(program, args, {
      cwd: options.cwd,
      detached: options.detached,
      stdio: ["ignore", log, log],
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    if (options.detached) child.unref();
    const pid = child.pid ?? 0;
    return { name: options.name, pid, startTime: stat(pid)?.startTime ?? "" };
  } finally {
    closeSync(log);
  }
}

/**
 * A test runner that is killed cannot end its servers; the kernel can (PR_SET_PDEATHSIG), and setpriv has it
 * do so.
 */
function command({ program, args, detached }: SpawnOptions): [string, string[]] {
  const tied = !detached && existsSync(SETPRIV);
  return tied ? [SETPRIV, ["--pdeathsig", "TERM", "--", program, ...args]] : [program, [...args]];
}

/** Whether that very process, and not another with its id, still runs. */
export function isRunning({ pid, startTime }: ProcessRecord): boolean {
  const now = stat(pid);
  return now?.startTime === startTime && now.state !== "Z";
}

/**
 * Ends that very process, politely first; returns when it is gone. Nothing happens when it is gone already.
 */
export async function endProcess(record: ProcessRecord, { politelySeconds = 5 } = {}): Promise<void> {
  const gone = (withinSeconds: number) =>
    waitFor(() => !isRunning(record), {
      what: `${record.name} (${record.pid}) to end`,
      withinSeconds,
      everyMs: 25,
    });
  signal(record, "SIGTERM");
  try {
    await gone(politelySeconds);
  } catch {
    signal(record, "SIGKILL");
    await gone(5);
  }
}

function signal(record: ProcessRecord, name: "SIGTERM" | "SIGKILL"): void {
  if (!isRunning(record)) return;
  try {
    process.kill(record.pid, name);
  } catch (error) {
    // It may end between the look and the signal.
    if (isRunning(record)) throw error;
  }
}

function stat(pid: number): { state: string; startTime: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", startTime: fields[19] ?? "" };
  } catch {
    return undefined;
  }
}
