import { spawn } from "node:child_process";
import { closeSync, constants, openSync } from "node:fs";
import { join } from "node:path";
import type { CommandLine } from "./namespaces.ts";
import { run } from "../support/run.ts";
import { mkdir } from "node:fs/promises";

export interface DaemonOptions {
  /** Folder for its log and the pipe that is its standard input. */
  readonly folder: string;
  readonly name: string;
  readonly command: CommandLine;
}

/**
 * Starts a program in a session of its own; it outlives this process. Its standard input is a pipe that it holds open itself and
 * that therefore never ends. Returns the path of the file that takes what it writes.
 * @throws the system's error when it can't be started
 */
export async function startDaemon({ folder, name, command }: DaemonOptions): Promise<string> {
  await mkdir(folder, { recursive: true });
  const logFile = join(folder, `${name}.log`);
  const pipe = join(folder, `${name}.stdin`);
  await run("mkfifo", ["-m", "600", pipe], { okCodes: [0, 1] });
  const input = openSync(pipe, constants.O_RDWR);
  const output = openSync(logFile, "w", 0o600);
  try {
    const [program, ...args] = command;
    const child = spawn(program, args, { detached: true, stdio: [input, output, output] });
    await new Promise<void>((resolve, reject) => child.once("spawn", resolve).once("error", reject));
    child.unref();
    return logFile;
  } finally {
    closeSync(input);
    closeSync(output);
  }
}
