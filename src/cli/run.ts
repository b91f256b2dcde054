import { debuglog } from "node:util";
import { CommanderError } from "commander";
import { UnsettledNetwork } from "../simulate/unsettled.ts";
import { DEFECT, type ExitCode } from "./exit-codes.ts";
import { programOf } from "./program.ts";
import { UnreadableFile } from "./read-text.ts";
import type { Console } from "./streams.ts";
import { isSystemError, reasonOf } from "./system-error.ts";
import { UnwritableFile } from "./write-file.ts";
import { WrongCall } from "./wrong-call.ts";

const debug = debuglog("calico-fabric");

const isUsersToMend = (error: unknown): boolean =>
  error instanceof UnreadableFile ||
  error instanceof UnwritableFile ||
  error instanceof WrongCall ||
  isSystemError(error);

/** With the path that a system's refusal is about, for its reason alone names none. */
function whatFailed(error: unknown): string {
  const path = isSystemError(error) ? error.path : undefined;
  return path === undefined ? reasonOf(error) : `${path}: ${reasonOf(error)}`;
}

/** How the process ends for what was thrown: always in a sentence, never in a stack trace. */
function endFor(error: unknown, { err }: Console): ExitCode | typeof DEFECT {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  debug("%O", error);
  err(`error: ${whatFailed(error)}\n`);
  if (error instanceof UnsettledNetwork) return 1;
  if (isUsersToMend(error)) return 2;
  err(
    "This is a defect of calico-fabric. With NODE_DEBUG=calico-fabric it says where; please report that.\n",
  );
  return DEFECT;
}

/** Runs the command line: what is printed goes to the streams, and how it ends comes back. */
export async function run(argv: readonly string[], streams: Console): Promise<ExitCode | typeof DEFECT> {
  let ended: ExitCode = 0;
  try {
    await programOf(streams, (code) => {
      ended = code;
    }).parseAsync(argv);
    return ended;
  } catch (error) {
    return endFor(error, streams);
  }
}
