import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";

const page = readFileSync(join(process.cwd(), "docs", "pods.md"), "utf8");
const [spec = { name: "", spines: [] }, planes = { name: "", spines: [] }] = [
  ...page.matchAll(/```yaml\n([\s\S]*?)```/g),
].map(([, text = ""]) => parse(text) as DatacenterSpec);

const linksOf = (one: DatacenterSpec): readonly string[] =>
  compile(one).plan.links.map(({ ends }) => ends.map((end) => `${end.device} ${end.interface}`).join(" -- "));

describe("the page on pods", () => {
  it("has racks of both pods in their spines' first ports", () => {
    expect(linksOf(spec)).toContain("r1-tor0 swp49 -- p1-s1 swp1");
    expect(linksOf(spec)).toContain("r2-tor0 swp49 -- p2-s1 swp1");
    expect(linksOf(spec)).toContain("p2-s2 swp578 -- ss-2 swp6");
  });

  it("has a port for each pod on super-spines that are in planes", () => {
    const up = linksOf({ ...spec, ...planes }).filter((link) => link.includes("-- ss"));
    expect(up).toEqual([
      "p1-s1 swp577 -- ss-1 swp1",
      "p1-s1 swp578 -- ss-2 swp1",
      "p1-s2 swp579 -- ss-3 swp1",
      "p1-s2 swp580 -- ss-4 swp1",
      "p2-s1 swp577 -- ss-1 swp2",
      "p2-s1 swp578 -- ss-2 swp2",
      "p2-s2 swp579 -- ss-3 swp2",
      "p2-s2 swp580 -- ss-4 swp2",
    ]);
  });
});
