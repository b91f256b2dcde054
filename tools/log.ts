/** Takes one line, without its newline, about something slow that has begun or ended. */
export type Log = (line: string) => void;

/** What went wrong, in the words of the error. */
export function reasonOf(error: unknown): string {
  return isError(error) ? error.message : String(error);
}

/** The `code` of an error of the operating system, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return isError(error) && "code" in error ? String(error.code) : undefined;
}

/** By its shape: under jest an error of Node's own is no instance of the test's Error. */
function isError(error: unknown): error is Error {
  return typeof error === "object" && error !== null && "message" in error;
}
