import { analyseFailures, compile, intentsOf, reachability, simulate, singleFailures } from "../src/index.ts";
import { specOf } from "../test/support/specs.ts";
import { VARIANTS, type Variant } from "../test/support/variants.ts";
import { clocked } from "./figure.ts";

/*
 * The simulator on 64 racks x 4 spines x 16 nodes, healthy and with every single link failed, for every model, each as a
 * ratio to the first in the same run.
 */

const SPINES = 4;
const RACKS = Array<number>(64).fill(16);

const seconds = (work: () => void): number => clocked(work) / 1000;

/** Spines of one AS cost what spines of an AS each do: one of the two is enough. */
const isTimed = ({ fabric }: Variant): boolean =>
  !("spine" in fabric) || fabric.spine?.kind !== "routed" || fabric.spine.asns !== "shared";

function time({ fabric }: Variant): {
  readonly healthy: number;
  readonly failed: number;
  readonly links: number;
} {
  const input = intentsOf(compile(specOf(SPINES, RACKS, fabric)));
  let simulation = simulate(input);
  const healthy = seconds(() => {
    simulation = simulate(input);
    reachability(simulation);
  });
  const links = singleFailures(simulation.network).filter(({ kind }) => kind === "link");
  const failed = seconds(() => analyseFailures(simulation, links));
  return { healthy, failed, links: links.length };
}

const column = (value: number, first: number): string =>
  `${value.toFixed(2).padStart(7)} s  ratio ${(value / first).toFixed(2).padStart(5)}`;

let first: ReturnType<typeof time> | undefined;
for (const variant of VARIANTS.filter(isTimed)) {
  const took = time(variant);
  first ??= took;
  console.log(
    `${variant.name.padEnd(50)} healthy ${column(took.healthy, first.healthy)}   ` +
      `each of ${String(took.links)} links failed ${column(took.failed, first.failed)}`,
  );
}
