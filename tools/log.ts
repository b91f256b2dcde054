/** Takes one line, without its newline, about something slow that has begun or ended. */
export type Log = (line: string) => void;

/** What went wrong, in the words of the error. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
