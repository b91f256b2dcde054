import { writeFileSync } from "node:fs";
import { compile, intentsOf } from "../src/index.ts";
import { networkOf } from "../src/simulate/index.ts";
import { simulateFolded } from "../src/simulate/symmetry/index.ts";
import { columns } from "../src/text/columns.ts";
import { chartOf } from "./chart.ts";
import { fabricOf, NODES, type Size } from "./fabric.ts";
import { clocked } from "./figure.ts";
import { commentOf } from "./review.ts";

/* What growing fabrics cost. Linear growth would keep milliseconds a switch level. */

const SIZES = [
  { racks: 8, spines: 4 },
  { racks: 32, spines: 4 },
  { racks: 128, spines: 4 },
  { racks: 512, spines: 8 },
] as const satisfies readonly Size[];

/** What is done with a fabric, by what it is called; each returns the milliseconds that it took. */
const KINDS: Readonly<Record<string, (size: Size) => number>> = {
  "plan and render": (size) => clocked(() => compile(fabricOf(size))),
  simulate: (size) => {
    const input = intentsOf(compile(fabricOf(size)));
    return clocked(() => simulateFolded(networkOf(input)));
  },
  "diff, a rack more": (size) => {
    const [before, after] = [fabricOf(size, size.racks - 1), fabricOf(size)];
    return clocked(() => commentOf(before, after));
  },
};

const TURNS = 3;
const switchesOf = ({ racks, spines }: Size): number => racks + spines;

/** Prints the table, and writes the picture to a file. */
export function growth(path: string): void {
  const series = Object.entries(KINDS).map(([name, took]) => ({
    name,
    points: SIZES.map((size) => ({
      x: switchesOf(size),
      y: Math.min(...Array.from({ length: TURNS }, () => took(size))),
    })),
  }));
  console.log(
    columns([
      ["switches", ...series.flatMap(({ name }) => [name, "ms a switch"])],
      ...SIZES.map((size, at) => [
        String(switchesOf(size)),
        ...series.flatMap(({ points }) => {
          const { x, y } = points[at] ?? { x: 1, y: 0 };
          return [`${y.toFixed(0)} ms`, (y / x).toFixed(2)];
        }),
      ]),
    ]).join("\n"),
  );
  writeFileSync(
    path,
    chartOf("What growing fabrics cost", SIZES.map(switchesOf), series, [
      `switches, racks of ${String(NODES)} nodes`,
      "ms",
    ]),
  );
}
