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

  it("is made without a warning", () => {
    expect(fabric.warnings).toEqual([]);
    expect(page).toContain("(RFC 8538) quietly");
  });

  it("shows the commands that a warning leaves to the user of two switches that are one", () => {
    const { mlag } = platforms.vrp.bridges?.switching ?? {};
    const left = mlag?.kind === "leaves-out" ? mlag.consequence : "";
    const [group, ...lines] = blocks("text").join("").trimEnd().split("\n");
    expect(left).toContain(`\`${String(group)}\``);
    expect(lines).toHaveLength(2);
    for (const command of ["dual-active detection source ip", "authentication-mode hmac-sha256"]) {
      expect(left).toContain(`\`${command}\``);
      expect(lines.filter((line) => line.startsWith(` ${command} `))).toHaveLength(1);
    }
  });

  it("says which ways of switching are refused", () => {
    const ways = Object.entries(platforms.vrp.bridges?.switching ?? {});
    const refused = ways.flatMap(([way, { kind }]) => (kind === "lacks" ? [`\`${way}\``] : []));
    expect(page).toContain(`${refused.slice(0, -1).join(", ")} and ${String(refused.at(-1))} are refused`);
  });

  it("is called as the system is, and knows all doubts", () => {
    expect(page.split("\n")[0]).toBe(`# ${systems.vrp.title}`);
    expect(platforms.vrp.unconfirmed).toHaveLength(6);
    expect(page).toContain("Six lines are confirmed by no document");
  });
});
