import type { FabricRole, TableSizes } from "../../src/simulate/index.ts";

/** What the sizes of one device's tables follow from. */
export interface SizedBy {
  /** S */
  readonly spines: number;
  /** Spines that route, and so have a loopback: S, or 0 where they only switch. */
  readonly spineLoopbacks: number;
  /** R */
  readonly racks: number;
  /** G: ToRs of all racks, one or two in each. */
  readonly tors: number;
  /** N: nodes, each with one block. */
  readonly nodes: number;
  /** W: nodes of all racks, each counted once for every ToR of its rack. */
  readonly nodesByTor: number;
  /** T: ToRs of the device's own rack; 0 on a spine. */
  readonly torsInRack: number;
  /** n: nodes of the device's own rack; 0 on a spine. */
  readonly inRack: number;
  /** Whether it is the ToR of its rack with the lowest router id. */
  readonly firstTor: boolean;
  /** k: reflectors among the nodes of the rack. */
  readonly reflectors: number;
  /** Whether the device is one of those. */
  readonly reflects: boolean;
}

/** Without `ospf` the model has none. */
type Sizes = Omit<TableSizes, "device" | "role" | "ospf"> & Partial<Pick<TableSizes, "ospf">>;

/** A model's closed formulas, by what the device is. */
export type SizeFormulas = Readonly<Record<Exclude<FabricRole, "super-spine">, (by: SizedBy) => Sizes>>;

/** E: routes that come into a rack from outside: other racks' blocks, subnets and ToRs' loopbacks, and every spine's loopback. */
export const outsideOf = ({ spineLoopbacks, racks, tors, nodes, torsInRack, inRack }: SizedBy): number =>
  nodes - inRack + racks - 1 + tors - torsInRack + spineLoopbacks;

/** Sets of next hops towards a rack: of its only ToR; of two each ToR, for its loopback, and both, for all else. */
export const setsToRacks = ({ racks, tors }: SizedBy): number => 2 * tors - racks;

/** Sets of next hops of a node towards its ToRs: all of them, if anything comes from all; and of two each, for its loopback. */
export const setsToTors = (torsInRack: number, fromAll = true): number =>
  torsInRack > 1 ? torsInRack + (fromAll ? 1 : 0) : 1;

/**
 * The closed formulas that every model has in common in which every router holds every route; A = N + R + G. E is `outsideOf`.
 *
 *              sessions   prefixes   paths in BGP             forwarding: learned   connected   own
 *     spine    G          A + 1      W + 2 G + 1              A                     G + 1       0
 *     ToR      S + n      A + S      n + 2 + S (E - S) + S    A + S - 2             S + 2       0
 *     node     T          A + S      2 + T (A + S - 1)        A + S - 2             1           1
 *
 * A rack brings its blocks, its subnet and its ToRs' loopbacks; a spine its loopback, which no other spine hears, since a ToR takes
 * nothing from spine to spine. A spine hears a rack's blocks and its subnet from each of its ToRs, a loopback from the ToR that has
 * it. A ToR hears everything outside its rack from every spine; a node hears from each ToR everything but its own block, its own
 * rack's subnet among it. All ways run over the same few next hops: a spine's sets are those towards each rack; a ToR's are its
 * nodes, each spine, and all spines together; a node's are the other nodes of its rack and its ToRs. With a second ToR in the rack a ToR
 * has more, which the models say.
 */
export const everythingEverywhere: SizeFormulas = {
  spine: (by) => ({
    sessions: by.tors,
    prefixes: by.nodes + by.racks + by.tors + 1,
    paths: by.nodesByTor + 2 * by.tors + 1,
    learned: by.nodes + by.racks + by.tors,
    connected: by.tors + 1,
    own: 0,
    nextHopSets: setsToRacks(by),
  }),
  tor(by) {
    const { spines, racks, tors, nodes, inRack } = by;
    return {
      sessions: spines + inRack,
      prefixes: nodes + racks + tors + spines,
      paths: inRack + 2 + spines * (outsideOf(by) - spines) + spines,
      learned: nodes + racks - 1 + tors - 1 + spines,
      connected: spines + 2,
      own: 0,
      nextHopSets: inRack + spines + (spines > 1 && racks > 1 ? 1 : 0),
    };
  },
  node(by) {
    const { spines, racks, tors, nodes, torsInRack, inRack } = by;
    return {
      sessions: torsInRack,
      prefixes: nodes + racks + tors + spines,
      paths: 2 + torsInRack * (nodes - 1 + racks + tors + spines),
      learned: nodes - 1 + racks - 1 + tors + spines,
      connected: 1,
      own: 1,
      nextHopSets: inRack - 1 + setsToTors(torsInRack, outsideOf(by) > 0),
    };
  },
};
