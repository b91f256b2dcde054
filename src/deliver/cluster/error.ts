import { redact } from "../redact.ts";

/** A cluster that can't be looked at. The message is for the user; no message holds a token. */
export class ClusterError extends Error {
  constructor(message: string, cause?: unknown) {
    super(redact(message), { cause });
    this.name = "ClusterError";
    this.stack = "";
  }
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
