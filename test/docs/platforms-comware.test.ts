import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compileSpec } from "../../src/index.ts";

const page = readFileSync(join(process.cwd(), "docs", "platforms", "comware.md"), "utf8");
const [, spec = ""] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? [];
const [, text = ""] = /^```text\n(.*?)^```$/ms.exec(page) ?? [];

describe("docs/platforms/comware.md", () => {
  it("has the text that its datacenter's ToR gets", () => {
    const compilation = compileSpec(parse(spec));
    if (!compilation.ok) throw new Error("the datacenter is refused");
    const tor = compilation.fabric.switches.find(({ intent }) => intent.device === "r1-tor0");
    expect(tor?.text).toBe(text);
  });
});
