import { countsLine, skippedLines, type JestReport } from "../../tools/jest-report.ts";

const report: JestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 1,
  testResults: [
    {
      assertionResults: [
        { fullName: "the plan numbers racks", status: "passed" },
        { fullName: "the lab needs root (this needs root)", status: "pending" },
        { fullName: "the lab IPv6", status: "todo" },
      ],
    },
  ],
};

describe("the end of a test run", () => {
  it("counts a file that could not be run as a failure", () => {
    expect(countsLine(report)).toBe("5 passed, 2 failed, 2 skipped");
  });

  it("is a failure where jest left no report", () => {
    expect(countsLine(undefined)).toBe("0 passed, 1 failed, 0 skipped");
    expect(skippedLines(undefined)).toEqual([]);
  });

  it("lists what was skipped, with the reason that its name holds", () => {
    expect(skippedLines(report)).toEqual([
      "skipped: the lab needs root (this needs root)",
      "skipped: the lab IPv6",
    ]);
  });
});
