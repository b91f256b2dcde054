import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { DEVICE_COLUMNS } from "../../src/export/index.ts";
import { importInventory } from "../../src/import/inventory/index.ts";

const page = readFileSync("docs/inventories.md", "utf8");

describe("docs/inventories.md", () => {
  it("has a table that becomes the spec below it", () => {
    const [, text = ""] = /```csv\n([^`]+)```/.exec(page) ?? [];
    const [, spec = ""] = /```yaml\n([^`]+)```/.exec(page) ?? [];
    const result = importInventory("csv", [{ file: "devices.csv", text }], { name: "dc1" });
    expect(result).toMatchObject({ ok: true, diagnostics: [], spec: parse(spec) as object });
  });

  it("has every column", () => {
    const columns = [...page.matchAll(/^\| (`[a-z]+`(?:, `[a-z]+`)*) /gm)].flatMap(([, cell = ""]) =>
      cell.replaceAll("`", "").split(", "),
    );
    expect(columns.sort()).toEqual([...DEVICE_COLUMNS].sort());
  });
});
