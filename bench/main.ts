import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { columns } from "../src/text/columns.ts";
import { repositoryRoot } from "../tools/root.ts";
import { failures } from "./failures.ts";
import { rowOf, type Row, type Unit } from "./figure.ts";
import { folded } from "./folded.ts";
import { growth } from "./growth.ts";
import { large } from "./large.ts";
import { renders } from "./render.ts";
import { reviews } from "./review.ts";
import { starts } from "./start.ts";
import { ways } from "./way.ts";

/*
 * `npm run bench -- --quick`: one table of what is measured beside what it is set against in the same run, and whether the goal is met; the same
 * as out/bench/figures.json. Without --quick large datacenters are in it, and growing fabrics follow, as a table and as out/bench/growth.svg, and every model's simulation.
 */

const quick = process.argv.includes("--quick");
const shown: Readonly<Record<Unit, (value: number) => string>> = {
  ms: (value) => (value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`),
  MiB: (value) => `${value.toFixed(0)} MiB`,
};

execFileSync(process.execPath, [join(repositoryRoot, "tools/build.ts")], { stdio: "inherit" });

const rows: Row[] = [];
for (const figure of [
  ...starts,
  ...renders,
  ...folded,
  ...failures,
  ...reviews,
  ...ways,
  ...(quick ? [] : large),
]) {
  console.error(figure.name);
  rows.push(rowOf(figure));
}

const folder = join(repositoryRoot, "out/bench");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "figures.json"), `${JSON.stringify(rows, null, 2)}\n`);
console.log(
  columns([
    ["figure", "ours", "against", "reference", "ratio", "goal", "met"],
    ...rows.map(({ figure, ours, against, reference, unit, ratio, goal, met }) => [
      ...[figure, shown[unit](ours), against, shown[unit](reference)],
      ...[ratio.toFixed(2), `<= ${String(goal)}`, met ? "yes" : "no"],
    ]),
  ]).join("\n"),
);

if (!quick) {
  growth(join(folder, "growth.svg"));
  await import("./simulate.ts");
}
