import { redact } from "../redact.ts";

/** A cluster that can't be looked at. The message is for the user; no message holds a token. */
export class ClusterError extends Error {
  constructor(message: string, cause?: unknown) {
    super(redact(message), { cause });
    this.name = "ClusterError";
    this.stack = "";
  }
}

/** An error's own words; those of several at once, as of a name with several addresses, are in its code. */
export function reasonOf(error: unknown): string {
  const { message, code } = error as { readonly message?: unknown; readonly code?: unknown };
  const [words] = [message, code].filter((one): one is string => typeof one === "string" && one !== "");
  return words ?? String(error);
}
