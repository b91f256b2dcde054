import { compileSpec, SpecError, type Diagnostic } from "../../src/index.ts";
import { parseSource, type Source } from "../../src/cli/parse-source.ts";
import { diagnosticsJson, diagnosticsText } from "../../src/cli/print.ts";

const racks = Array.from(
  { length: 60 },
  (_, at) => `  - { name: r${String(at)}, index: ${String(at)}, nods: [] }`,
);
const source: Source = parseSource(
  `name: dc\nspines: [{ name: s, index: 0 }]\nracks:\n${racks.join("\n")}\n`,
);

function refusedFor({ value }: Source): readonly Diagnostic[] {
  const compilation = compileSpec(value);
  return compilation.ok ? [] : compilation.diagnostics;
}

const diagnostics = refusedFor(source);

describe("findings that are equal", () => {
  it("are printed once, with their places and their count", () => {
    const text = diagnosticsText("dc.yaml", source, diagnostics);
    expect(text.match(/did you mean "nodes"/g)).toHaveLength(1);
    expect(text).toContain("dc.yaml:4:27\n  and 59 more: racks[1].nods (5:27), ");
    expect(text).toContain("60 errors\n");
  });

  it("are all there for programs", () => {
    const rows = (JSON.parse(diagnosticsJson(source, diagnostics)) as { diagnostics: object[] }).diagnostics;
    expect(rows).toHaveLength(60);
    expect(rows[59]).toMatchObject({ at: "racks[59].nods", line: 63, column: 29 });
  });

  it("are one line of the error that programs get", () => {
    const { message } = new SpecError(diagnostics);
    expect(message.split("\n")).toHaveLength(2);
    expect(message).toContain("(and 59 more: racks[1].nods, ");
  });
});

describe("a fault of the text itself", () => {
  it("has its line and column as any other", () => {
    const broken = parseSource("name: dc\nspines: [\n");
    expect(diagnosticsText("dc.yaml", broken, broken.diagnostics)).toContain("dc.yaml:3:1\n");
    expect(JSON.parse(diagnosticsJson(broken, broken.diagnostics))).toMatchObject({
      diagnostics: [{ code: "spec-unreadable", at: "(the spec)", line: 3, column: 1 }],
    });
  });
});
