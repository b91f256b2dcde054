import { errorAt, sortDiagnostics, type Diagnostic } from "../../src/diagnostics/index.ts";

const at = (path: Diagnostic["path"], message: string): Diagnostic =>
  errorAt(path, "lines-unsound", message, "mend it");

describe("findings", () => {
  it("stand by their place, and of one place by the numbers in what they say", () => {
    const sorted = [
      at(["lines", "frr"], "line 2 has a tab"),
      at(["lines", "frr"], "line 10 has a tab"),
      at(["racks", 2, "name"], "is taken"),
      at(["racks", 10, "name"], "is taken"),
    ];
    expect(sortDiagnostics(sorted.toReversed())).toEqual(sorted);
  });

  it("read the same in whatever order they were found", () => {
    const equal = [at(["name"], "is taken"), at(["name"], "is taken")];
    expect(sortDiagnostics(equal)).toEqual(equal);
  });
});
