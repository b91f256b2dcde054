import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compileSpec, formatDiagnostics } from "../../src/index.ts";

const text = readFileSync(join(process.cwd(), "docs", "platforms.md"), "utf8");
const [, spec = ""] = /^```yaml\n(.*?)^```$/ms.exec(text) ?? [];

describe("docs/platforms.md", () => {
  it("has a fabric of several platforms", () => {
    const compilation = compileSpec(parse(spec));
    const switches = compilation.ok ? compilation.fabric.switches : [];
    expect(compilation.ok ? [] : formatDiagnostics(compilation.diagnostics)).toEqual([]);
    expect(switches.map(({ intent }) => `${intent.device} ${intent.platform}`)).toEqual([
      "spine-1 eos",
      "spine-2 nxos",
      "r1-tor0 sonic",
      "r2-tor0 cumulus",
    ]);
  });
});
