import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compileSpec } from "../../src/index.ts";
import { hostDaemons } from "../../src/platforms/hosts/index.ts";

const text = readFileSync(join(process.cwd(), "docs", "hosts.md"), "utf8");
const [, spec = ""] = /^```yaml\n(.*?)^```$/ms.exec(text) ?? [];

describe("docs/hosts.md", () => {
  it("has a datacenter that compiles, with the address that it says of the first host", () => {
    const compilation = compileSpec(parse(spec));
    expect(compilation).toMatchObject({ ok: true, fabric: { warnings: [] } });
    const hosts = compilation.ok ? compilation.fabric.hosts : [];
    expect(hosts.map(({ intent }) => intent.device)).toEqual(["lb-1", "store-1"]);
    expect(hosts.map(({ intent }) => intent.address.address % 256)).toEqual([74, 75]);
  });

  it("lists every daemon", () => {
    const listed = [...text.matchAll(/^\| `([a-z0-9]+)` +\|/gm)].map(([, name]) => name);
    expect(listed).toEqual(["daemon", ...Object.keys(hostDaemons)]);
  });
});
