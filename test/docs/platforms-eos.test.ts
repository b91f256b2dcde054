import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { expectGolden } from "../support/golden.ts";

const page = readFileSync("docs/platforms/eos.md", "utf8");

describe("docs/platforms/eos.md", () => {
  const [, yaml = ""] = /```yaml\n([^`]+)```/.exec(page) ?? [];
  const { switches, warnings } = compile(parse(yaml) as DatacenterSpec);
  const text = switches.find(({ intent }) => intent.device === "r1-tor0")?.text ?? "";

  it("has a spec that is built without a warning", () => {
    expect(warnings).toEqual([]);
  });

  it("stands beside what the ToR is given", () => {
    expectGolden("../docs/platforms/eos-r1-tor0.cfg", text);
  });

  it("shows what of it is for nodes, as it stands there", () => {
    const [, shown = ""] = /```text\n(route-map [^`]+)```/.exec(page) ?? [];
    const blocks = shown.split("...\n");
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) expect(text).toContain(block);
  });
});
