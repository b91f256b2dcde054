import { setsToRacks, type SizedBy, type SizeFormulas } from "./sizes.ts";

/** What OSPF brings a spine: subnets, ToRs' loopbacks, other spines' loopbacks and links; without ToRs nothing leads anywhere. */
const ospfOnSpine = ({ spines, racks, tors }: SizedBy): number =>
  tors === 0 ? 0 : racks + tors + (spines - 1) * (1 + tors);

/** And a ToR: all but its own subnet, loopback and links. */
const ospfOnTor = ({ spines, racks, tors }: SizedBy): number => racks - 1 + tors - 1 + spines * tors;

/**
 * The closed formulas of igp: S spines, R racks with G ToRs in all, N nodes with a block each; T ToRs and n nodes in the own rack; W counts
 * a node for every ToR of its rack.
 *
 *              sessions                  prefixes   forwarding: BGP   OSPF                          connected   own
 *     spine    G + S - 1; tors: G        N + R      N                 R + G + (S - 1) (1 + G)       G + 1       0
 *     ToR      S + n; tors: + G - 1      N + R      N                 R - 1 + G - 1 + S G           S + 2       0
 *     node     T                         N + R      N - 1 + R - 1     0                             1           1
 *
 * BGP has blocks and rack subnets, OSPF on switches subnets, loopbacks and links, and goes first where both have a route. Paths in BGP:
 *
 *     spine    W + G + (S - 1) (N + R); tors: G (N + R)
 *     ToR      1 + n + S (N - n + R - 1), on a rack's second ToR S (n + 1) more; tors: W + G
 *     node     2 + T (N - 1 + R)
 *
 * A spine that reflects hears of a rack from its ToRs and from each other spine, and with `tors` of everything from every ToR. A ToR hears
 * of other racks from every spine, and with `tors` from their ToRs; by a spine the second ToR of a rack hears of its own rack what the
 * first has told. Sets of next hops: a spine's are those towards each rack, and all ToRs, towards other spines; a ToR's its nodes, each
 * spine, and all spines together; a node's the others of its rack, and its ToRs for all else.
 */
const spine = (by: SizedBy) => {
  const { spines, racks, tors, nodes } = by;
  return {
    prefixes: nodes + racks,
    learned: nodes + ospfOnSpine(by),
    ospf: ospfOnSpine(by),
    connected: tors + 1,
    own: 0,
    nextHopSets: setsToRacks(by) + (spines > 1 && racks > 1 ? 1 : 0),
  };
};

const tor = (by: SizedBy) => {
  const { spines, racks, tors, nodes, inRack } = by;
  return {
    prefixes: nodes + racks,
    learned: nodes + ospfOnTor(by),
    ospf: ospfOnTor(by),
    connected: spines + 2,
    own: 0,
    nextHopSets: inRack + spines + (spines > 1 && tors > 1 ? 1 : 0),
  };
};

const node: SizeFormulas["node"] = ({ racks, nodes, torsInRack, inRack }) => ({
  sessions: torsInRack,
  prefixes: nodes + racks,
  paths: 2 + torsInRack * (nodes - 1 + racks),
  learned: nodes - 1 + racks - 1,
  connected: 1,
  own: 1,
  nextHopSets: inRack - 1 + (racks > 1 ? 1 : 0),
});

const spines: SizeFormulas = {
  spine: (by) => ({
    ...spine(by),
    sessions: by.tors + by.spines - 1,
    paths: by.nodesByTor + by.tors + (by.spines - 1) * (by.nodes + by.racks),
  }),
  tor(by) {
    const { racks, nodes, inRack, firstTor } = by;
    const ownRackToo = firstTor ? 0 : inRack + 1;
    return {
      ...tor(by),
      sessions: by.spines + inRack,
      paths: 1 + inRack + by.spines * (nodes - inRack + racks - 1 + ownRackToo),
    };
  },
  node,
};

const tors: SizeFormulas = {
  spine: (by) => ({ ...spine(by), sessions: by.tors, paths: by.tors * (by.nodes + by.racks) }),
  tor: (by) => ({
    ...tor(by),
    sessions: by.spines + by.inRack + by.tors - 1,
    paths: by.nodesByTor + by.tors,
  }),
  node,
};

/** By `reflectors`. */
export const igpSizes = { spines, tors } as const;
