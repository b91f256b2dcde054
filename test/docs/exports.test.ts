import { readFileSync } from "node:fs";
import { exporters } from "../../src/export/index.ts";
import { TOOLS } from "../../src/cli/formats.ts";

const page = readFileSync("docs/exports.md", "utf8");

describe("docs/exports.md", () => {
  it("has every tool, in the order in which the command line has them", () => {
    const [table = ""] = /\| `--to`[^]*?\n\n/.exec(page) ?? [];
    expect([...table.matchAll(/^\| `([a-z]+)` /gm)].map(([, tool]) => tool)).toEqual([...TOOLS]);
    expect(Object.keys(exporters)).toEqual([...TOOLS]);
  });
});
