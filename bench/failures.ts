import { analyseFailures, compile, intentsOf, simulate, singleFailures } from "../src/index.ts";
import { specOf } from "../test/support/specs.ts";
import { least, type Figure } from "./figure.ts";

/* All single failures of a fabric, beside a healthy run for each. */

const [RACKS, SPINES, NODES] = [64, 4, 16];

export const failures: readonly Figure[] = [
  {
    name: `all single failures of ${String(RACKS)} racks x ${String(SPINES)} spines x ${String(NODES)} nodes`,
    reference: "one healthy simulation for each",
    goal: 0.05,
    measure: () => {
      const spec = specOf(
        SPINES,
        Array.from({ length: RACKS }, () => NODES),
      );
      const input = intentsOf(compile(spec));
      const simulation = simulate(input);
      const all = singleFailures(simulation.network);
      const { ours, reference } = least(
        1,
        () => analyseFailures(simulation, all),
        () => simulate(input),
      );
      return { ours, reference: reference * all.length };
    },
  },
];
