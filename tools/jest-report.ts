/** The part of jest's `--json` that is used here. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that could not be run at all. */
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

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
