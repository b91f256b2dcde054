import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { columns } from "../src/text/columns.ts";
import { repositoryRoot } from "../tools/root.ts";
import { failures } from "./failures.ts";
import { rowOf, type Row } from "./figure.ts";
import { folded } from "./folded.ts";
import { growth } from "./growth.ts";
import { renders } from "./render.ts";
import { reviews } from "./review.ts";
import { starts } from "./start.ts";
import { ways } from "./way.ts";

/*
 * `npm run bench -- --quick`: one table of what is measured beside what it is set against in the same run, and whether the goal is met; the same
 * as out/bench/figures.json. Without --quick growing fabrics follow, as a table and as out/bench/growth.svg, and every model's simulation.
 */

const quick = process.argv.includes("--quick");
const time = (ms: number): string => (ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`);

execFileSync(process.execPath, [join(repositoryRoot, "tools/build.ts")], { stdio: "inherit" });

const rows: Row[] = [];
for (const figure of [...starts, ...renders, ...folded, ...failures, ...reviews, ...ways]) {
  console.error(figure.name);
  rows.push(rowOf(figure));
}

const folder = join(repositoryRoot, "out/bench");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "figures.json"), `${JSON.stringify(rows, null, 2)}\n`);
console.log(
  columns([
    ["figure", "ours", "against", "reference", "ratio", "goal", "met"],
    ...rows.map(({ figure, ours, against, reference, ratio, goal, met }) => [
      ...[figure, time(ours), against, time(reference)],
      ...[ratio.toFixed(2), `<= ${String(goal)}`, met ? "yes" : "no"],
    ]),
  ]).join("\n"),
);

if (!quick) {
  growth(join(folder, "growth.svg"));
  await import("./simulate.ts");
}
