import { spawn } from "node:child_process";

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's environment. A value of undefined takes the variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Text for standard input, which is empty by default. */
  readonly input?: string;
  /** The program is ended after so many seconds. Default 120. */
  readonly timeoutSeconds?: number;
  /** Exit codes that are no error. Default [0]. */
  readonly okCodes?: readonly number[];
}

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** A program that could not be started, was ended, or left with a code that is not among `okCodes`. */
export class RunError extends Error {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code; undefined when it never started or was ended by a signal. */
  readonly code: number | undefined;

  constructor(message: string, output: { stdout: string; stderr: string; code?: number }, cause?: unknown) {
    super(message, { cause });
    this.name = "RunError";
    this.stdout = output.stdout;
    this.stderr = output.stderr;
    this.code = output.code;
  }
}

/**
 * Runs a program with a list of arguments (no shell) and returns what it wrote.
 *
 * @throws RunError whose message holds the command line, how it ended and what it wrote to stderr (else stdout)
 */
export function run(
  command: string,
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<RunResult> {
  const { timeoutSeconds = 120, okCodes = [0] } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
    });
    // Not spawn's own `timeout`, whose timer outlives a program that could not be started.
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, timeoutSeconds * 1000);
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output.stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (output.stderr += chunk));
    // A program that does not read its input closes the pipe; its exit code tells the story.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(new RunError(`${command}: cannot be started: ${error.message}`, output, error));
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code !== null && okCodes.includes(code)) {
        resolve({ ...output, code });
        return;
      }
      const byWhat = timedOut ? `after ${timeoutSeconds} s` : `by ${String(signal)}`;
      const ended = code === null ? `ended ${byWhat}` : `exit code ${code}`;
      const words = (output.stderr.trim() || output.stdout.trim()).slice(-4000);
      reject(
        new RunError(`${[command, ...args].join(" ")}: ${ended}${words && `\n${words}`}`, {
          ...output,
          ...(code === null ? {} : { code }),
        }),
      );
    });
  });
}
