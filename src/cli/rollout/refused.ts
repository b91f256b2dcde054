import type { ExitCode } from "../exit-codes.ts";

/** A run that is not begun. */
export class Refused extends Error {
  readonly code: ExitCode;

  constructor(message: string, code: ExitCode = 1) {
    super(message);
    this.code = code;
  }
}
