import { compile } from "../src/index.ts";
import { specOf } from "../test/support/specs.ts";

/*
 * The compiler on growing fabrics, each as a ratio to the smallest in the same run, since machines differ and ratios
 * do less so. Linear growth would keep milliseconds per switch level.
 */

const SIZES = [
  { racks: 8, spines: 2, nodes: 16 },
  { racks: 64, spines: 4, nodes: 16 },
  { racks: 128, spines: 4, nodes: 16 },
  { racks: 255, spines: 8, nodes: 64 },
] as const;
const RUNS = 5;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function time({ racks, spines, nodes }: (typeof SIZES)[number]): number {
  const spec = specOf(
    spines,
    Array.from({ length: racks }, () => nodes),
  );
  return median(
    Array.from({ length: RUNS }, () => {
      const begun = performance.now();
      compile(spec);
      return performance.now() - begun;
    }),
  );
}

let smallest: number | undefined;
for (const size of SIZES) {
  const took = time(size);
  smallest ??= took;
  const switches = size.racks + size.spines;
  console.log(
    `${String(size.racks).padStart(4)} racks x ${String(size.spines)} spines x ${String(size.nodes).padStart(2)} nodes  ` +
      `${took.toFixed(1).padStart(8)} ms  ${(took / switches).toFixed(3)} ms a switch  ratio ${(took / smallest).toFixed(1)}`,
  );
}
