import { compile, intentsOf, simulate } from "../src/index.ts";
import { findWay, sideOf } from "../src/change/index.ts";
import { specOf } from "../test/support/specs.ts";
import { least, type Figure } from "./figure.ts";

/* The way of a large fabric that gets a spine more, beside one healthy simulation of it. */

const [RACKS, SPINES, NODES] = [64, 4, 16];

const fabric = (spines: number) =>
  compile(
    specOf(
      spines,
      Array.from({ length: RACKS }, () => NODES),
    ),
  );

export const ways: readonly Figure[] = [
  {
    name: `the way of ${String(RACKS)} racks x ${String(SPINES)} spines with one spine added`,
    reference: "one healthy simulation",
    goal: 1,
    measure: () => {
      const [before, after] = [fabric(SPINES), fabric(SPINES + 1)];
      const [from, to] = [sideOf(before), sideOf(after)];
      const input = intentsOf(after);
      return least(
        2,
        () => findWay(from, to),
        () => simulate(input),
      );
    },
  },
];
