import { setsToRacks, type SizeFormulas } from "./sizes.ts";

/**
 * The closed formulas of downward-default: S spines, each linked to each, R racks with G ToRs in all, N nodes with a block each; T ToRs
 * and n nodes in the own rack. A = N + R + G; W counts a node for every ToR of its rack.
 *
 *              sessions         prefixes   paths in BGP                       forwarding: learned   connected  own
 *     spine    G + S - 1        A + S      W + 2 G + 1 + (S - 1) (A + 1)      A + S - 1             G + S      0
 *     ToR      S + n + T - 1    n + 3      n + 2 + S + (T - 1) (n + 1)        n + 1                 S + 2      1
 *     node     T                3          2 + T                              1                     1          1
 *
 * A spine hears a rack's blocks and subnet from each of its ToRs, a loopback from the ToR that has it, all of it from each other
 * spine too, and each other spine's loopback from that spine alone; it installs what the ToRs say. A ToR has its rack's blocks, its subnet
 * and its loopback, and the default from each spine; another ToR of the rack tells it the blocks and the default once more; its own
 * entry is the discard of its rack's pods. A node has its block, its subnet and the default. Sets of next hops: a spine's are those
 * towards each rack and the other spines; a ToR's its nodes and all spines together; a node's its ToRs.
 */
export const downwardDefaultSizes: SizeFormulas = {
  spine(by) {
    const { spines, racks, tors, nodes, nodesByTor } = by;
    const all = nodes + racks + tors;
    return {
      sessions: tors + spines - 1,
      prefixes: all + spines,
      paths: nodesByTor + 2 * tors + 1 + (spines - 1) * (all + 1),
      learned: all + spines - 1,
      connected: tors + spines,
      own: 0,
      nextHopSets: setsToRacks(by) + spines - 1,
    };
  },
  tor: ({ spines, torsInRack, inRack }) => ({
    sessions: spines + inRack + torsInRack - 1,
    prefixes: inRack + 3,
    paths: inRack + 2 + spines + (torsInRack - 1) * (inRack + 1),
    learned: inRack + 1,
    connected: spines + 2,
    own: 1,
    nextHopSets: inRack + 1,
  }),
  node: ({ torsInRack }) => ({
    sessions: torsInRack,
    prefixes: 3,
    paths: 2 + torsInRack,
    learned: 1,
    connected: 1,
    own: 1,
    nextHopSets: 1,
  }),
};
