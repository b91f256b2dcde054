import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";

const page = readFileSync(join(process.cwd(), "docs", "bonds.md"), "utf8");
const specs = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text = ""]) => parse(text) as DatacenterSpec,
);

const textOf = (spec: DatacenterSpec | undefined, device: string): string =>
  spec === undefined
    ? ""
    : (compile(spec).switches.find(({ intent }) => intent.device === device)?.text ?? "");

describe("the page on servers' bonds", () => {
  it("has servers in vPCs of two ports on each ToR, but those that bond otherwise", () => {
    const text = textOf(specs[0], "r1-tor0");
    expect(text).toContain("interface port-channel1\n  description worker-1\n");
    expect(text).toContain("  layer3 peer-router\n");
    expect([...text.matchAll(/channel-group 1 mode active/g)]).toHaveLength(2);
    expect([...text.matchAll(/description worker-2\n/g)]).toHaveLength(2);
    expect(textOf(specs[0], "r2-tor0")).not.toContain("channel-group");
  });

  it("has speed and MTU where they are said", () => {
    const text = textOf(specs[1], "r1-tor0");
    for (const line of ["   mtu 9000", "   mtu 8950", "   speed forced 40gfull", "   speed forced 25gfull"])
      expect(text.split("\n")).toContain(line);
  });
});
