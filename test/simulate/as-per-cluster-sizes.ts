import type { FabricOf } from "../../src/spec/index.ts";
import { asPerServerSizes } from "./as-per-server-sizes.ts";
import type { SizedBy, SizeFormulas } from "./sizes.ts";

type Fabric = FabricOf<"as-per-cluster">;

/**
 * On FRR a node is told also what its ToRs have from it, and takes it, for its own AS does not matter to it: its block once more from each
 * ToR.
 */
const ownAtNode = ({ torsInRack }: SizedBy): number => torsInRack;

/**
 * So is a ToR by spines, where it takes its AS: each spine tells back to all ToRs of the rack what it holds for the best, which of two ToRs
 * comes from the one with the lower router id. From that one's view these are its rack's n blocks, its subnet and its loopback; the other has
 * heard the first two by this way already, and its own loopback comes besides.
 */
const ownAtTor = ({ spines, inRack, firstTor }: SizedBy): number => spines * (firstTor ? inRack + 2 : 1);

const plus =
  (formula: SizeFormulas["tor"], more: (by: SizedBy) => number): SizeFormulas["tor"] =>
  (by) => {
    const sizes = formula(by);
    return { ...sizes, paths: sizes.paths + more(by) };
  };

/** The tables of as-per-server, and what comes back to whom it is from. */
export function asPerClusterSizes({ spine, torAsns, withinRack }: Fabric): SizeFormulas {
  const alike = asPerServerSizes[spine.kind][withinRack];
  return {
    ...alike,
    tor: torAsns === "shared" ? plus(alike.tor, ownAtTor) : alike.tor,
    node: plus(alike.node, ownAtNode),
  };
}
