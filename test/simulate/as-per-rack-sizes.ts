import type { TableSizes } from "../../src/simulate/index.ts";

/** What the sizes of an as-per-rack fabric on a routed spine follow from. */
export interface FabricSize {
  readonly spines: number;
  readonly racks: number;
  /** Nodes, each with one block. */
  readonly nodes: number;
}

type Sizes = Omit<TableSizes, "device" | "role">;

/**
 * The closed formula of as-per-rack on a routed spine with the reflector on the ToR: S spines, R racks of one ToR, N nodes with a block
 * each, n of them in the own rack.
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
 */
export const asPerRackSizes = {
  spine: ({ racks, nodes }: FabricSize): Sizes => ({
    sessions: racks,
    prefixes: nodes + 2 * racks + 1,
    paths: nodes + 2 * racks + 1,
    learned: nodes + 2 * racks,
    connected: racks + 1,
    own: 0,
    nextHopSets: racks,
  }),
  tor: ({ spines, racks, nodes }: FabricSize, inRack: number): Sizes => ({
    sessions: spines + inRack,
    prefixes: nodes + 2 * racks + spines,
    paths: inRack + 2 + spines * (nodes - inRack + 2 * (racks - 1)) + spines,
    learned: nodes + 2 * (racks - 1) + spines,
    connected: spines + 2,
    own: 0,
    nextHopSets: inRack + spines + (spines > 1 && racks > 1 ? 1 : 0),
  }),
  node: ({ spines, racks, nodes }: FabricSize, inRack: number): Sizes => ({
    sessions: 1,
    prefixes: nodes + 2 * racks + spines,
    paths: nodes + 2 * racks + spines + 1,
    learned: nodes - 1 + 2 * racks - 1 + spines,
    connected: 1,
    own: 1,
    nextHopSets: inRack,
  }),
} as const;
