import { compile, intentsOf } from "../src/index.ts";
import { networkOf, simulateNetwork } from "../src/simulate/index.ts";
import { simulateFolded } from "../src/simulate/symmetry/index.ts";
import { specOf } from "../test/support/specs.ts";
import { least, type Figure } from "./figure.ts";

/* A fabric by one prefix of each kind, beside the same prefix by prefix. */

const [RACKS, SPINES, NODES] = [64, 4, 16];

export const folded: readonly Figure[] = [
  {
    name: `tables of ${String(RACKS)} racks x ${String(SPINES)} spines x ${String(NODES)} nodes by one prefix of each kind`,
    reference: "every prefix simulated",
    goal: 0.15,
    measure: () => {
      const racks = Array.from({ length: RACKS }, () => NODES);
      const network = networkOf(intentsOf(compile(specOf(SPINES, racks))));
      return least(
        2,
        () => simulateFolded(network),
        () => simulateNetwork(network),
      );
    },
  },
];
