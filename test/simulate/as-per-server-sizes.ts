import { everythingEverywhere, setsToTors, type SizeFormulas } from "./sizes.ts";

/**
 * Of two ToRs in a rack each is an AS of its own, so each hears of the other by way of the spines: its loopback, and from the one with the
 * lower router id, which spines take for the better one, also the rack's blocks and its subnet: S (n + 1).
 */
const tor: SizeFormulas["tor"] = (by) => {
  const { spines, racks, torsInRack, inRack, firstTor } = by;
  const alone = everythingEverywhere.tor(by);
  const others = torsInRack - 1;
  return {
    ...alone,
    paths: alone.paths + spines * (others + (firstTor ? 0 : others * (inRack + 1))),
    nextHopSets: inRack + spines + (spines > 1 && (racks > 1 || torsInRack > 1) ? 1 : 0),
  };
};

/** `direct`: eBGP instead of iBGP changes nothing on a node: it never tells what it was told. */
const direct: SizeFormulas = { ...everythingEverywhere, tor };

/** `through-tor`: the same tables, and on a node all of it by way of the ToRs. */
const throughTor: SizeFormulas = {
  ...direct,
  node: (by) => ({ ...everythingEverywhere.node(by), nextHopSets: setsToTors(by.torsInRack) }),
};

/** The closed formulas of as-per-server on a routed spine, by `withinRack`. */
export const asPerServerSizes = { direct, "through-tor": throughTor } as const;
