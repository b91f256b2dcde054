import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compileSpec } from "../../src/index.ts";

const read = (file: string): string => readFileSync(join(process.cwd(), "docs", "platforms", file), "utf8");
const text = read("sonic.md");
const [, spec = ""] = /^```yaml\n(.*?)^```$/ms.exec(text) ?? [];
const [, rows = ""] = /^```json\n(.*?)^```$/ms.exec(text) ?? [];

describe("docs/platforms/sonic.md", () => {
  const compilation = compileSpec(parse(spec));
  const tor = compilation.ok
    ? compilation.fabric.switches.find(({ intent }) => intent.role === "tor")
    : undefined;

  it("has a datacenter that compiles without a warning", () => {
    expect(compilation).toMatchObject({ ok: true, fabric: { warnings: [] } });
    expect(tor?.intent.device).toBe("r1-tor0");
  });

  it("shows the ToR's rows of CONFIG_DB, and has its whole text beside", () => {
    expect(read("sonic-r1-tor0.json")).toBe(tor?.text);
    const { config_db: db } = JSON.parse(tor?.text ?? "{}") as { readonly config_db: unknown };
    expect(JSON.parse(rows)).toEqual(db);
  });
});
