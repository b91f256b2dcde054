import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { wayText } from "../../src/change/index.ts";
import { TIMINGS } from "../../src/change/timing.ts";
import { reviewWay, type DatacenterSpec } from "../../src/index.ts";

const page = readFileSync(join(process.cwd(), "docs", "way.md"), "utf8");
const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
const [, text = ""] = /```text\n([\s\S]*?)```/.exec(page) ?? [];
const [, bgp = ""] = /\(`(bgp: \{[^`]*)`\)/.exec(page) ?? [];

const base = parse(yaml) as DatacenterSpec;
const head = { ...base, ...(parse(bgp) as Partial<DatacenterSpec>) };

describe("docs/way.md", () => {
  const { name, way } = reviewWay({ value: base }, { value: head });

  it("has what the example's way is", () => {
    expect(way === null ? "" : wayText(name, way)).toBe(text);
  });

  it("asks for the consent that the example needs", () => {
    expect(page).toContain(`\`--consent ${(way?.consent ?? []).join(" ")}\``);
  });

  it("has each bound of time", () => {
    const { news, switchSession, nodeSession, hostSession, delivery, between } = TIMINGS;
    for (const { ms } of [news, switchSession, nodeSession, hostSession, delivery, between])
      expect(page).toMatch(new RegExp(`\\| ${String(ms / 1000)} s +\\|`));
  });
});
