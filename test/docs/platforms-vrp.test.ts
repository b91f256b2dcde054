import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { systems } from "../../src/hardware/index.ts";
import { platforms } from "../../src/platforms/index.ts";

const page = readFileSync(join(process.cwd(), "docs", "platforms", "vrp.md"), "utf8");

/** The page's blocks of one language. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, of, text = ""]) =>
    of === language ? [text] : [],
  );

describe("docs/platforms/vrp.md", () => {
  const [spec = ""] = blocks("yaml");
  const fabric = compile(parse(spec) as DatacenterSpec);

  it("shows what the ToR of its datacenter is given", () => {
    const tor = fabric.switches.find(({ intent }) => intent.device === "r1-tor0");
    expect(blocks("")).toEqual([tor?.text]);
  });

  it("warns of what it says is left out, and of nothing else", () => {
    expect(fabric.warnings.map(({ code }) => code)).toEqual(["platform-leaves-out"]);
    expect(page).toContain("RFC 8538");
  });

  it("is called as the system is, and knows all doubts", () => {
    expect(page.split("\n")[0]).toBe(`# ${systems.vrp.title}`);
    expect(platforms.vrp.unconfirmed).toHaveLength(2);
    expect(page).toContain("Two lines are confirmed by no document");
  });
});
