import type { TableSizes } from "../../src/simulate/index.ts";

/** What the sizes of one device's tables follow from. */
export interface SizedBy {
  /** S */
  readonly spines: number;
  /** R: racks, each of one ToR. */
  readonly racks: number;
  /** N: nodes, each with one block. */
  readonly nodes: number;
  /** n: nodes of the device's own rack; 0 on a spine. */
  readonly inRack: number;
  /** k: reflectors among them. */
  readonly reflectors: number;
  /** Whether the device is one of those. */
  readonly reflects: boolean;
}

type Sizes = Omit<TableSizes, "device" | "role">;

/** A model's closed formulas, by what the device is. */
export type SizeFormulas = Readonly<Record<TableSizes["role"], (by: SizedBy) => Sizes>>;

/**
 * The closed formulas of every model in which every router holds every route:
 *
 *              prefixes      paths in BGP                          forwarding: learned   connected  own
 *     spine    N + 2R + 1    N + 2R + 1                            N + 2R                R + 1      0
 *     ToR      N + 2R + S    n + 2 + S (N - n + 2(R - 1)) + S      N + 2(R - 1) + S      S + 2      0
 *     node     N + 2R + S    N + 2R + S + 1                        N - 1 + 2R - 1 + S    1          1
 *
 * A rack brings N of its own, its subnet and its ToR's loopback; a spine its loopback, which no other spine hears, since a ToR takes
 * nothing from spine to spine. A ToR hears everything outside its rack from every spine; a node hears its own rack's subnet from the ToR
 * beside knowing it itself. All ways run over the same few next hops: a spine's sets are its ToRs; a ToR's are its nodes, each
 * spine, and all spines together; a node's are the other nodes of its rack and the ToR.
 *
 * Sessions: a spine has one with each ToR; a ToR one with each spine and each of its nodes; a node one, with its ToR.
 */
export const everythingEverywhere: SizeFormulas = {
  spine: ({ racks, nodes }) => ({
    sessions: racks,
    prefixes: nodes + 2 * racks + 1,
    paths: nodes + 2 * racks + 1,
    learned: nodes + 2 * racks,
    connected: racks + 1,
    own: 0,
    nextHopSets: racks,
  }),
  tor: ({ spines, racks, nodes, inRack }) => ({
    sessions: spines + inRack,
    prefixes: nodes + 2 * racks + spines,
    paths: inRack + 2 + spines * (nodes - inRack + 2 * (racks - 1)) + spines,
    learned: nodes + 2 * (racks - 1) + spines,
    connected: spines + 2,
    own: 0,
    nextHopSets: inRack + spines + (spines > 1 && racks > 1 ? 1 : 0),
  }),
  node: ({ spines, racks, nodes, inRack }) => ({
    sessions: 1,
    prefixes: nodes + 2 * racks + spines,
    paths: nodes + 2 * racks + spines + 1,
    learned: nodes - 1 + 2 * racks - 1 + spines,
    connected: 1,
    own: 1,
    nextHopSets: inRack,
  }),
};
