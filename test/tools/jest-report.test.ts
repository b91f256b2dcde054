import { countsLine, failedLines, skippedLines, type JestReport } from "../../tools/jest-report.ts";

const report: JestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 1,
  testResults: [
    {
      name: "/clone/test/plan.test.ts",
      message: "",
      assertionResults: [
        { fullName: "the plan numbers racks", status: "passed", failureMessages: [] },
        {
          fullName: "the plan numbers nodes",
          status: "failed",
          failureMessages: [
            "Error: \u001b[31mexpected 3\u001b[39m\n\n  received 4\n    at plan (/clone/src/plan.ts:3:1)",
          ],
        },
        { fullName: "the lab needs root (this needs root)", status: "pending", failureMessages: [] },
        { fullName: "the lab IPv6", status: "todo", failureMessages: [] },
      ],
    },
    { name: "/clone/test/torn.test.ts", message: "SyntaxError: unexpected end", assertionResults: [] },
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

  it("tells at its end what failed, with the beginning of why", () => {
    expect(failedLines(undefined)).toEqual([]);
    expect(failedLines(report)).toEqual([
      "failed: the plan numbers nodes",
      "  Error: expected 3",
      "  received 4",
      "failed: /clone/test/torn.test.ts",
      "  SyntaxError: unexpected end",
    ]);
  });
});
