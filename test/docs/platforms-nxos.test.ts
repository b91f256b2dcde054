import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { nxos } from "../../src/platforms/nxos/platform.ts";
import { expectGolden } from "../support/golden.ts";

const page = readFileSync(join(process.cwd(), "docs", "platforms", "nxos.md"), "utf8");
const [, spec = ""] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? [];
const [, part = ""] = /^```\n( {2}template .*?)^```$/ms.exec(page) ?? [];

describe("docs/platforms/nxos.md", () => {
  const { switches } = compile(parse(spec) as DatacenterSpec);
  const text = switches.find(({ intent }) => intent.device === "r1-tor0")?.text ?? "";

  it("has the text of its ToR beside it, as it is generated", () => {
    expectGolden(join("..", "docs", "platforms", "nxos-r1-tor0.cfg"), text);
  });

  it("shows a part of it", () => {
    const lines = text.split("\n");
    expect(part).toContain("neighbor 10.192.0.0/24");
    expect(part.split("\n").filter((line) => !lines.includes(line))).toEqual([]);
  });

  it("shows a pair's domain, of which the user has the last line", () => {
    const [, domain = ""] = /^```\n(vpc domain .*?)^```$/ms.exec(page) ?? [];
    const { bridges } = compile({
      ...(parse(spec) as DatacenterSpec),
      fabric: { model: "l2", switching: { technology: "mlag" } },
      racks: [
        {
          name: "r1",
          index: 0,
          tors: [{ index: 0 }, { index: 1 }],
          nodes: [{ name: "worker-1", index: 0, reflectsPlane: 0 }],
        },
      ],
    });
    const own = bridges.find(({ intent }) => intent.device === "r1-tor0")?.text ?? "";
    const [last = "", ...generated] = domain.split("\n").slice(0, -1).toReversed();
    expect(own).toContain(`!\n${generated.toReversed().join("\n")}\n!`);
    expect(last).toMatch(/^ {2}peer-keepalive destination /);
    expect(own).not.toContain("peer-keepalive");
  });

  it("has every doubt, in words", () => {
    const flat = page.replace(/\s+/g, " ");
    for (const { doubt } of nxos.unconfirmed) expect(flat).toContain(doubt);
  });
});
