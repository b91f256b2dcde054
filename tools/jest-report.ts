import { stripVTControlCharacters } from "node:util";

/** The part of jest's `--json` that is used here. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that could not be run at all. */
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    /** The file's path. */
    readonly name: string;
    /** What is wrong in the file, of all its tests; where it could not be run, why. */
    readonly message: string;
    readonly assertionResults: readonly JestAssertion[];
  }[];
}

interface JestAssertion {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Of a failure's text, enough to know what it is; the whole stands where it happened. */
const LINES_OF_A_FAILURE = 12;

/** `N passed, N failed, N skipped`. A file that could not be run counts as one failed, as does a lack of any report. */
export function countsLine(report: JestReport | undefined): string {
  if (report === undefined) return "0 passed, 1 failed, 0 skipped";
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const skipped = report.numPendingTests + report.numTodoTests;
  return `${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}

/** A line for each skipped test; its name says why, where the machine lacks something. */
export function skippedLines(report: JestReport | undefined): readonly string[] {
  return (report?.testResults ?? [])
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "pending" || status === "todo")
    .map(({ fullName }) => `skipped: ${fullName}`);
}

/** What failed, each with the beginning of what jest says of it: where only the end of the output is kept, this is in it. */
export function failedLines(report: JestReport | undefined): readonly string[] {
  return (report?.testResults ?? []).flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (assertionResults.length === 0 && message !== "") return [`failed: ${name}`, ...beginning(message)];
    return failed.flatMap(({ fullName, failureMessages }) => [
      `failed: ${fullName}`,
      ...beginning(failureMessages.join("\n")),
    ]);
  });
}

const beginning = (text: string): readonly string[] =>
  stripVTControlCharacters(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("at "))
    .slice(0, LINES_OF_A_FAILURE)
    .map((line) => `  ${line}`);
