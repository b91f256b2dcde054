import { readFile } from "node:fs/promises";
import type { Verdict } from "../test/support/verdicts.ts";
import { columns } from "../src/text/columns.ts";

const HEAD = ["platform", "program", "files", "accepted", "compared", "differences, explained"];

const byPlatform = (a: Verdict, b: Verdict): number =>
  a.platform === b.platform ? (a.program < b.program ? -1 : 1) : a.platform < b.platform ? -1 : 1;

/** Verdicts of other programs on generated configurations, as a table; no line where there are none. */
export async function verdictLines(path: string): Promise<readonly string[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  const verdicts = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Verdict);
  if (verdicts.length === 0) return [];
  const rows = verdicts
    .toSorted(byPlatform)
    .map(({ platform, program, files, accepted, compared, explained }) => [
      platform,
      program,
      String(files),
      String(accepted),
      compared,
      explained === "" ? "none" : explained,
    ]);
  return ["configurations, as others read them:", ...columns([HEAD, ...rows])];
}
