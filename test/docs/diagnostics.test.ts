import {
  DIAGNOSTIC_CODES,
  checkWorks,
  compileSpec,
  SITE_CODES,
  type DatacenterSpec,
  type Diagnostic,
  type DiagnosticCode,
} from "../../src/index.ts";
import { aboutCode } from "../../src/cli/about-code.ts";
import { parseSource } from "../../src/cli/parse-source.ts";
import { formatPath } from "../../src/diagnostics/index.ts";
import { resolveSite } from "../../src/site/index.ts";

const OF_SITES: ReadonlySet<DiagnosticCode> = new Set(SITE_CODES);

function findingsOf(code: DiagnosticCode, value: unknown): readonly Diagnostic[] {
  if (OF_SITES.has(code)) return resolveSite(value).findings;
  const compilation = compileSpec(value);
  return compilation.ok
    ? [...compilation.fabric.warnings, ...checkWorks(value as DatacenterSpec, compilation.fabric)]
    : compilation.diagnostics;
}

describe("docs/diagnostics.md", () => {
  it.each([...DIAGNOSTIC_CODES, ...SITE_CODES])(
    "%s: the spec that it shows has the finding that it says, as explain prints it",
    (code) => {
      const { spec, says, text } = aboutCode(code);
      const said = findingsOf(code, parseSource(spec).value)
        .filter((one) => one.code === code)
        .map(({ path, message, hint }) => `${formatPath(path)}\n  ${message}\n  fix: ${hint}\n`);
      expect(said).toContain(says);
      expect(text).not.toContain("```");
      expect(text).toContain(says.split("\n")[0]);
    },
  );
});
