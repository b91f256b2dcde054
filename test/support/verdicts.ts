import { appendFileSync } from "node:fs";

/** What a program that is not ours, or a parser of the tests, said of the texts of one platform. */
export interface Verdict {
  readonly platform: string;
  /** With its release where that is known. */
  readonly program: string;
  /** Texts that it was given. */
  readonly files: number;
  /** Those that it takes. */
  readonly accepted: number;
  /** What was compared, with its number: `9,042 lines`. */
  readonly compared: string;
  /** What differs and why that is no fault; empty where nothing does. */
  readonly explained: string;
}

/** The file that `npm test` collects verdicts in for its table; nothing is kept where jest is run alone. */
const FILE = process.env["CALICO_FABRIC_VERDICTS"];

/** Keeps a verdict for the table at the end of `npm test`. */
export function keepVerdict(verdict: Verdict): void {
  // One write, for workers share the file.
  if (FILE !== undefined) appendFileSync(FILE, `${JSON.stringify(verdict)}\n`);
}
