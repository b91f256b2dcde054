import { everythingEverywhere, type SizeFormulas } from "./sizes.ts";

/** `direct`: `everythingEverywhere` as it is. eBGP instead of iBGP changes nothing: a node never tells what it was told. */
const direct = everythingEverywhere;

/** `through-tor`: the same tables, and on a node all of it by way of the ToR: one set of next hops. */
const throughTor: SizeFormulas = {
  ...everythingEverywhere,
  node: (by) => ({ ...everythingEverywhere.node(by), nextHopSets: 1 }),
};

/** The closed formulas of as-per-server on a routed spine, by `withinRack`. */
export const asPerServerSizes = { direct, "through-tor": throughTor } as const;
