import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { platforms } from "../../src/platforms/index.ts";

const text = readFileSync(join(process.cwd(), "docs", "lines.md"), "utf8");

describe("docs/lines.md", () => {
  it("has a datacenter whose switches have the lines that it says, each those of its platform", () => {
    const [, yaml = ""] = /^```yaml\n(.*?)^```$/ms.exec(text) ?? [];
    const { switches } = compile(parse(yaml) as DatacenterSpec);
    const textOf = (device: string): string =>
      switches.find(({ intent }) => intent.device === device)?.text ?? "";
    expect(textOf("spine-1")).toContain("begin\nntp server 192.0.2.5 use-vrf management\n! ");
    expect(textOf("r1-tor0")).toContain("begin\nntp server 192.0.2.5\nvlan 444\n   name storage\ninterface ");
  });

  it("names every platform that takes lines", () => {
    const rows = [...text.matchAll(/^\| (`[a-z`, ]+`) +\|/gm)].flatMap(([, keys = ""]) => keys.split(", "));
    expect(rows.map((key) => key.replaceAll("`", "")).sort()).toEqual(
      Object.entries(platforms)
        .filter(([name, { lines }]) => name in lines)
        .map(([name]) => name)
        .sort(),
    );
  });
});
