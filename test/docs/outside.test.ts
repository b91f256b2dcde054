import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { faultsOf, simulate } from "../../src/simulate/index.ts";

const page = readFileSync(join(process.cwd(), "docs", "outside.md"), "utf8");
const [example = ""] = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text ?? "");

describe("docs/outside.md", () => {
  it("shows a datacenter without fault or warning", () => {
    const fabric = compile(parse(example) as DatacenterSpec);
    expect(fabric.warnings).toEqual([]);
    expect(faultsOf(simulate(intentsOf(fabric)))).toEqual([]);
  });
});
