import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, globSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../tools/root.ts";
import { fabricOf } from "./fabric.ts";
import { least, type Figure } from "./figure.ts";

/* A fabric planned and every device's text written, whole process, beside the same bytes written into as many files by a loop in a process of its own. */

const TURNS = 3;
const built = join(repositoryRoot, "dist/cjs/src/cli/start.js");

const LOOP = `
const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const [list, out] = process.argv.slice(1);
for (const [path, text] of JSON.parse(readFileSync(list, "utf8"))) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
}`;

/** Files below a folder, by path. */
const filesIn = (folder: string): readonly (readonly [string, string])[] =>
  globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")] as const);

function measured(racks: number, spines: number) {
  const folder = mkdtempSync(join(tmpdir(), "bench-render-"));
  const at = (name: string): string => join(folder, name);
  try {
    const spec = fabricOf({ racks, spines });
    writeFileSync(at("spec.json"), JSON.stringify(spec));
    const render = (out: string): void => {
      mkdirSync(dirname(out), { recursive: true });
      execFileSync(process.execPath, [built, "render", at("spec.json"), "--out", out], { stdio: "ignore" });
    };
    render(at("files"));
    writeFileSync(at("list.json"), JSON.stringify(filesIn(at("files"))));
    let turn = 0;
    return least(
      TURNS,
      () => {
        render(at(`ours-${String(turn)}`));
      },
      () => {
        turn += 1;
        execFileSync(process.execPath, ["-e", LOOP, at("list.json"), at(`loop-${String(turn)}`)]);
      },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rendered = (racks: number, spines: number): Figure => ({
  name: `plan and render of ${String(racks)} racks x ${String(spines)} spines, whole process`,
  reference: "a loop that writes these files",
  goal: 3,
  measure: () => measured(racks, spines),
});

export const renders: readonly Figure[] = [rendered(64, 4), rendered(512, 8)];
