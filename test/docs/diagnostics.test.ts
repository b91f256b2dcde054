import { DIAGNOSTIC_CODES, checkWorks, compileSpec, type DatacenterSpec } from "../../src/index.ts";
import { aboutCode } from "../../src/cli/about-code.ts";
import { parseSource } from "../../src/cli/parse-source.ts";
import { formatPath } from "../../src/diagnostics/index.ts";

describe("docs/diagnostics.md", () => {
  it.each(DIAGNOSTIC_CODES)(
    "%s: the spec that it shows has the finding that it says, as explain prints it",
    (code) => {
      const { spec, says, text } = aboutCode(code);
      const { value } = parseSource(spec);
      const compilation = compileSpec(value);
      const found = compilation.ok
        ? [...compilation.fabric.warnings, ...checkWorks(value as DatacenterSpec, compilation.fabric)]
        : compilation.diagnostics;
      const said = found
        .filter((one) => one.code === code)
        .map(({ path, message, hint }) => `${formatPath(path)}\n  ${message}\n  fix: ${hint}\n`);
      expect(said).toContain(says);
      expect(text).not.toContain("```");
      expect(text).toContain(says.split("\n")[0]);
    },
  );
});
