import { harmless } from "../text/foreign.ts";
import type { ExitCode } from "./exit-codes.ts";
import { reasonOf } from "./system-error.ts";

/** Where a command prints. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** What a verb is given of the process. */
export interface Process {
  readonly streams: Console;
  readonly done: (code: ExitCode) => void;
}

/**
 * A printing function for a stream, on which nothing steers the terminal. A reader that has gone, as `head` does, ends the printing and nothing
 * else. Node makes a stream when it is first asked for, which takes a tenth of `--help`: what is never printed on is never made.
 */
function printerOf(
  streamOf: () => NodeJS.WriteStream,
  failed: (error: Error) => void,
): (text: string) => void {
  let open = true;
  let stream: NodeJS.WriteStream | undefined;
  const opened = (): NodeJS.WriteStream =>
    streamOf().on("error", (error: NodeJS.ErrnoException) => {
      if (open && error.code !== "EPIPE") failed(error);
      open = false;
    });
  return (text) => {
    if (!open || text.length === 0) return;
    stream ??= opened();
    stream.write(harmless(text));
  };
}

/** The process's own streams. Where one can't be written to, the process ends with 2, whatever it would have ended with. */
export function processStreams(): Console {
  const fail = (): void => {
    process.on("exit", () => {
      process.exitCode = 2;
    });
  };
  const err = printerOf(() => process.stderr, fail);
  const out = printerOf(
    () => process.stdout,
    (error) => {
      err(`error: cannot write to standard output: ${reasonOf(error)}\n`);
      fail();
    },
  );
  return { out, err };
}
