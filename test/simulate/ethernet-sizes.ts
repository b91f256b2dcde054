import { everythingEverywhere, type SizedBy, type SizeFormulas } from "./sizes.ts";

/** Other racks' ToRs. */
const othersOf = ({ tors, torsInRack }: SizedBy): number => tors - torsInRack;

/**
 * What the models have in common on spines that only switch, as `everythingEverywhere` on those that route; S is the number of planes,
 * E what comes into a rack from outside, and no spine's loopback is in it.
 *
 *              sessions       prefixes   paths in BGP                            forwarding: learned   connected   own
 *     ToR      S (G - T) + n  A          n + 2 + S (W - T n + 2 (G - T))         A - 2                 S + 2       0
 *     node     T              A          2 + T (A - 1)                           A - 2                 1           1
 *
 * A ToR hears, in each plane, from each ToR of another rack that rack's blocks, its subnet and the ToR's loopback. Its sets of next hops are
 * its nodes, and towards each other rack one for its only ToR, or of two one for each, for its loopback, and one for both; each
 * has a next hop in every plane. Routers of the role spine there are none.
 */
export const ethernetSizes: SizeFormulas = {
  spine: everythingEverywhere.spine,
  tor(by) {
    const { spines, racks, tors, nodes, nodesByTor, torsInRack, inRack } = by;
    return {
      sessions: spines * othersOf(by) + inRack,
      prefixes: nodes + racks + tors,
      paths: inRack + 2 + spines * (nodesByTor - torsInRack * inRack + 2 * othersOf(by)),
      learned: nodes + racks - 1 + tors - 1,
      connected: spines + 2,
      own: 0,
      nextHopSets: inRack + 2 * othersOf(by) - (racks - 1),
    };
  },
  node: (by) => everythingEverywhere.node({ ...by, spines: by.spineLoopbacks }),
};
