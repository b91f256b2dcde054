import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { systems } from "../../src/hardware/index.ts";
import { compileSpec, formatDiagnostics } from "../../src/index.ts";

const text = readFileSync(join(process.cwd(), "docs", "platforms.md"), "utf8");
const [, spec = ""] = /^```yaml\n(.*?)^```$/ms.exec(text) ?? [];

/** Every platform but FRR, of which this page itself is. */
const PAGES = Object.keys(systems).filter((name) => name !== "frr");

describe.each(PAGES)("docs/platforms/%s.md", (name) => {
  const page = readFileSync(join(process.cwd(), "docs", "platforms", `${name}.md`), "utf8");

  it("has a title, and a datacenter of the platform that is compiled", () => {
    expect(page).toMatch(/^# \S.*\n\n/);
    const [, datacenter = ""] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? [];
    const compilation = compileSpec(parse(datacenter));
    expect(compilation.ok ? [] : formatDiagnostics(compilation.diagnostics)).toEqual([]);
    const switches = compilation.ok ? compilation.fabric.switches : [];
    expect(switches.map(({ intent }) => intent.platform)).toContain(name);
  });

  it("is linked", () => {
    expect(text.includes(`[${name}](platforms/${name}.md)`)).toBe(true);
  });
});

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
