import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { renderedFiles } from "../../src/cli/rendered-files.ts";
import { compileSpec, faultsOf, intentsOf, simulate } from "../../src/index.ts";

const page = readFileSync(join(process.cwd(), "docs", "clusters.md"), "utf8");
const [, spec = ""] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? [];
const compilation = compileSpec(parse(spec));
const fabric = compilation.ok ? compilation.fabric : null;

describe("docs/clusters.md", () => {
  it("has a datacenter of two clusters that compiles, and works", () => {
    expect(compilation).toMatchObject({ ok: true, fabric: { warnings: [] } });
    expect(fabric === null ? null : faultsOf(simulate(intentsOf(fabric)))).toEqual([]);
  });

  it("names the folders that are written, and the groups of a shared rack's ToR", () => {
    const files = fabric === null ? [] : [...renderedFiles(fabric).keys()];
    for (const cluster of ["prod", "ml"]) {
      expect(page).toContain(`\`calico/${cluster}/\``);
      expect(files).toContain(`calico/${cluster}/1-ippools.yaml`);
    }
    const tor = fabric?.switches.find(({ intent }) => intent.device === "r3-tor0");
    expect(tor?.intent.groups.map(({ name }) => name)).toEqual(["SPINES", "NODES-prod", "NODES-ml"]);
  });
});
