import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../support/run.ts";

const folder = mkdtempSync(join(tmpdir(), "foreign-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("what the command line prints of a spec", () => {
  it.each([
    ["a value", '{name: "\\e[2J\\n::error::owned", spines: [], racks: []}'],
    ["a key", '{"::error::owned\\r##[error]": 1, name: dc}'],
    ["YAML that can't be read", "name: [\u202e\n::error::owned: ]: ["],
  ])("steers no terminal and no CI system: %s", async (_, text) => {
    const file = join(folder, "dc.yaml");
    writeFileSync(file, text);
    const { stdout, stderr } = await run(process.execPath, ["src/cli/main.ts", "validate", file], {
      okCodes: [1],
    });
    expect(`${stdout}${stderr}`).toMatch(/owned|spec-unreadable/);
    expect(`${stdout}${stderr}`).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]|^\s*::|##\w*\[/mu);
  });
});
