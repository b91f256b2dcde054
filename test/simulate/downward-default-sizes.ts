import type { SizeFormulas } from "./sizes.ts";

/**
 * The closed formulas of downward-default: S spines, each linked to each, R racks of one ToR, N nodes with a block each, n of them in
 * the own rack.
 *
 *              sessions     prefixes      paths in BGP     forwarding: learned   connected  own
 *     spine    R + S - 1    N + 2R + S    S (N + 2R + 1)   N + 2R + S - 1        R + S      0
 *     ToR      S + n        n + 3         n + 2 + S        n + 1                 S + 2      1
 *     node     1            3             3                1                     1          1
 *
 * A spine hears a rack's blocks, subnet and loopback from its ToR and from each other spine, and each other spine's loopback from that
 * spine alone; it installs what the ToRs say. A ToR has its rack's blocks, its subnet and its loopback, and the default from each spine;
 * its own entry is the discard of its rack's pods. A node has its block, its subnet and the default. Sets of next hops: a spine's are
 * its ToRs and the other spines; a ToR's its nodes and all spines together; a node's the ToR.
 */
export const downwardDefaultSizes: SizeFormulas = {
  spine: ({ spines, racks, nodes }) => ({
    sessions: racks + spines - 1,
    prefixes: nodes + 2 * racks + spines,
    paths: spines * (nodes + 2 * racks + 1),
    learned: nodes + 2 * racks + spines - 1,
    connected: racks + spines,
    own: 0,
    nextHopSets: racks + spines - 1,
  }),
  tor: ({ spines, inRack }) => ({
    sessions: spines + inRack,
    prefixes: inRack + 3,
    paths: inRack + 2 + spines,
    learned: inRack + 1,
    connected: spines + 2,
    own: 1,
    nextHopSets: inRack + 1,
  }),
  node: () => ({
    sessions: 1,
    prefixes: 3,
    paths: 3,
    learned: 1,
    connected: 1,
    own: 1,
    nextHopSets: 1,
  }),
};
