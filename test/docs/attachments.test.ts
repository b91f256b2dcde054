import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";

const page = readFileSync(join(process.cwd(), "docs", "attachments.md"), "utf8");
const [spec, withFiles] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text = ""]) => parse(text) as DatacenterSpec,
);

describe("the page on servers' attachments", () => {
  it("has links of their own in one rack, and a network in the other", () => {
    const { switches, calico } = compile(spec ?? { name: "", spines: [] });
    const textOf = (name: string): string =>
      switches.find(({ intent }) => intent.device === name)?.text ?? "";
    expect(textOf("r1-tor1")).toContain(
      "interface swp130\n description worker-2\n ip address 10.248.1.2/31\n",
    );
    expect(textOf("r1-tor1")).toContain(" neighbor NODES next-hop-self force\n");
    expect(textOf("r1-tor1")).not.toContain("interface vlan10");
    expect(textOf("r2-tor0")).toContain("interface vlan10\n");
    expect(calico.pools.map(({ metadata }) => metadata.name)).toEqual([
      "rack-r1",
      "rack-r1.nodes",
      "rack-r2",
    ]);
  });

  it("has each server's files", () => {
    const { servers } = compile(withFiles ?? { name: "", spines: [] });
    expect(servers.map(({ intent, files }) => [intent.device, intent.foot.kind, files.size > 3])).toEqual([
      ["worker-1", "links", true],
      ["store-1", "links", true],
      ["worker-2", "network", true],
    ]);
    for (const { files } of servers)
      for (const [path, text] of files) {
        expect(page).toContain(`/${path.replace(/10-calico-fabric-.*/, "10-calico-fabric-*")}`);
        expect(text).not.toContain("eth0");
      }
  });
});
