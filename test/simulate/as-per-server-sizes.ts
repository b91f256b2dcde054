import type { FabricOf } from "../../src/spec/index.ts";
import { ethernetSizes } from "./ethernet-sizes.ts";
import { everythingEverywhere, outsideOf, setsToTors, type SizeFormulas } from "./sizes.ts";

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

/**
 * The same on spines that only switch: each hears of the other in each plane, its loopback, its blocks and its subnet: S (n + 2) paths from
 * S sessions, and its loopback is a set of next hops of its own.
 */
const torInPlanes: SizeFormulas["tor"] = (by) => {
  const { spines, torsInRack, inRack } = by;
  const alone = ethernetSizes.tor(by);
  const others = torsInRack - 1;
  return {
    ...alone,
    sessions: alone.sessions + spines * others,
    paths: alone.paths + spines * others * (inRack + 2),
    nextHopSets: alone.nextHopSets + others,
  };
};

/** `direct`: eBGP instead of iBGP changes nothing on a node: it never tells what it was told. `through-tor`: all of it by way of the ToRs. */
const byWithinRack = (
  direct: SizeFormulas,
): Readonly<Record<FabricOf<"as-per-server">["withinRack"], SizeFormulas>> => ({
  direct,
  "through-tor": {
    ...direct,
    node: (by) => ({
      ...direct.node(by),
      nextHopSets: setsToTors(by.torsInRack, outsideOf(by) > 0 || by.inRack > 1),
    }),
  },
});

/** The closed formulas of as-per-server, by what stands above the ToRs and by `withinRack`. */
export const asPerServerSizes = {
  routed: byWithinRack({ ...everythingEverywhere, tor }),
  ethernet: byWithinRack({ ...ethernetSizes, tor: torInPlanes }),
} as const;
