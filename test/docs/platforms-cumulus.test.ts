import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compileSpec } from "../../src/index.ts";

const text = readFileSync(join(process.cwd(), "docs", "platforms", "cumulus.md"), "utf8");
const snippet = (language: string): string =>
  new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "ms").exec(text)?.[1] ?? "";

describe("docs/platforms/cumulus.md", () => {
  it("shows of the ToR what is made of the datacenter, in order", () => {
    const compilation = compileSpec(parse(snippet("yaml")));
    const tor = compilation.ok
      ? compilation.fabric.switches.find(({ intent }) => intent.device === "r1-tor0")
      : undefined;
    let rest = tor?.text ?? "";
    for (const part of snippet("nvue").split(/^ +# \.\.\.\n/m)) {
      expect(rest).toContain(part);
      rest = rest.slice(rest.indexOf(part) + part.length);
    }
  });
});
