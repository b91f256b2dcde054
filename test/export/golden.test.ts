import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../../src/index.ts";
import { exporters, type ExporterName } from "../../src/export/index.ts";
import { expectGolden } from "../support/golden.ts";
import { EXPORTED, exportedFiles } from "./exported.ts";

/* What other tools are given is an interface: their users' own files refer to it. */

const names = Object.keys(exporters) as ExporterName[];

describe.each(EXPORTED.map((spec) => ({ name: spec.name, fabric: compile(spec) })))(
  "exports of $name",
  ({ name, fabric }) => {
    it.each(names)("for %s are as they were", (tool) => {
      const { files } = exportedFiles(fabric, tool);
      const folder = join(process.cwd(), "test", "golden", "export", name, tool);
      if (process.env["UPDATE_GOLDEN"] === "1") rmSync(folder, { recursive: true, force: true });
      for (const [path, text] of files) expectGolden(join("golden", "export", name, tool, path), text);
      const there = existsSync(folder)
        ? readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        : [];
      expect(there.sort()).toEqual([...files.keys()].sort());
    });

    it.each(names)("for %s don't depend on the order of racks in the spec", (tool) => {
      const spec = EXPORTED.find((one) => one.name === name);
      const turned = compile({
        ...spec,
        racks: [...(spec?.racks ?? [])].reverse(),
      } as (typeof EXPORTED)[number]);
      expect([...exportedFiles(turned, tool).files]).toEqual([...exportedFiles(fabric, tool).files]);
    });
  },
);
