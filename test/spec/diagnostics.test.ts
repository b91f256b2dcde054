import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  checkWorks,
  compileSpec,
  DIAGNOSTIC_CODES,
  formatDiagnostic,
  isError,
  type DatacenterSpec,
  type Diagnostic,
} from "../../src/index.ts";
import { parseSource } from "../../src/cli/parse-source.ts";
import { expectGolden } from "../support/golden.ts";

const folder = join(process.cwd(), "test", "fixtures", "diagnostics");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.slice(0, -".yaml".length));

function diagnose(name: string): readonly Diagnostic[] {
  const spec = parseSource(readFileSync(join(folder, `${name}.yaml`), "utf8")).value as DatacenterSpec;
  const compilation = compileSpec(spec);
  if (!compilation.ok) return compilation.diagnostics;
  return [...compilation.fabric.warnings, ...checkWorks(spec, compilation.fabric)];
}

describe("diagnostics", () => {
  it.each(names)("%s: says exactly this", (name) => {
    const lines = diagnose(name).map(formatDiagnostic);
    expectGolden(join("fixtures", "diagnostics", `${name}.txt`), `${lines.join("\n")}\n`);
  });

  it("have a fixture for each code, which raises it", () => {
    const raised = new Set(names.flatMap((name) => diagnose(name).map(({ code }) => code)));
    expect(DIAGNOSTIC_CODES.filter((code) => !raised.has(code))).toEqual([]);
    expect(DIAGNOSTIC_CODES.filter((code) => !names.includes(code))).toEqual([]);
  });

  it("come all in one run, whatever else is wrong", () => {
    const codes = new Set(diagnose("all-at-once").map(({ code }) => code));
    const expected = [
      "duplicate-index",
      "pool-overlap",
      "pool-exhausted",
      "field-unknown",
      "asn-invalid",
      "prefix-host-bits",
      "address-taken",
    ];
    expect(expected.filter((code) => !codes.has(code as Diagnostic["code"]))).toEqual([]);
  });

  it("of severity error refuse the spec, warnings do not", () => {
    expect(diagnose("asn-over-int32").some(isError)).toBe(false);
    expect(compileSpec({ name: "dc", spines: [] }).ok).toBe(false);
  });

  it.each([
    null,
    undefined,
    7,
    "text",
    [],
    new Date(0),
    { name: null, spines: null, racks: null },
    { spines: [null], racks: [{}] },
  ])("are given for %p, and nothing is thrown", (spec) => {
    expect(compileSpec(spec).ok).toBe(false);
  });
});
