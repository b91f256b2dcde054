import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";

const page = readFileSync("docs/platforms/linux.md", "utf8");
const [, spec = ""] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? [];
const [, shown = ""] = /^```text\n(.*?)^```$/ms.exec(page) ?? [];

describe("docs/platforms/linux.md", () => {
  const { switches } = compile(parse(spec) as DatacenterSpec);
  const text = switches.find(({ intent }) => intent.device === "r1-tor0")?.text ?? "";

  it("shows how the text of its datacenter's ToR begins", () => {
    const lines = text.split("\n").filter((line) => !/^!\|( #.*)?$/.test(line));
    expect(`${lines.slice(0, shown.trimEnd().split("\n").length).join("\n")}\n`).toBe(shown);
  });

  it("names what the text makes beside its ports", () => {
    for (const name of ["fabric", "vlan10"]) expect(text).toContain(`!| iface ${name}\n`);
    expect(page).toContain("`vlan10`");
  });
});
