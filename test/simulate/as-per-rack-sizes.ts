import { everythingEverywhere, type SizeFormulas } from "./sizes.ts";

const { spine, tor, node } = everythingEverywhere;

/**
 * The ToR reflects: `everythingEverywhere` as it is. The AS numbers of spines change nothing: no route of a spine or through one
 * reaches another.
 */
const torReflects = everythingEverywhere;

/**
 * Full mesh: as with the ToR as reflector, since a node hears each other node of its rack once, from it instead of from the ToR. Only
 * sessions differ: a node has n of them, n - 1 with nodes and one with the ToR.
 */
const fullMesh: SizeFormulas = {
  spine,
  tor,
  node: (by) => ({ ...node(by), sessions: by.inRack }),
};

/**
 * k of the rack's n nodes reflect, all in one cluster; L = N + 2(R - 1) + S + 1 routes are in the fabric beside the rack's subnet.
 *
 *                  sessions   paths in BGP
 *     ToR          S + k      k n + 2 + S (N - n + 2(R - 1)) + S
 *     reflector    n          L + n + 1
 *     client       k          1 + k (L - 1) + 1 + k n
 *
 * All else is as with the ToR as reflector. The ToR hears each block of its rack from each reflector, whichever node has it: a reflector
 * hands on also what the other reflectors have, and refuses only what has been through its cluster. For the same reason a
 * reflector hears each route once: blocks of the rack from their nodes, all else from the ToR. Of the rack's subnet it has its own
 * route, the ToR's, and one from each other node, which know the subnet as it does: n + 1 (RFC 7911: BIRD sends all that it has).
 * A client has its block and its subnet itself; everything else comes from each reflector; and of the subnet each reflector sends
 * its own, the ToR's, and those of the n - 2 nodes that are neither: n.
 */
const nodesReflect: SizeFormulas = {
  spine,
  tor: (by) => ({
    ...tor(by),
    sessions: by.spines + by.reflectors,
    paths: tor(by).paths + (by.reflectors - 1) * by.inRack,
  }),
  node(by) {
    const { spines, racks, nodes, inRack, reflectors, reflects } = by;
    const others = nodes + 2 * (racks - 1) + spines + 1;
    return {
      ...node(by),
      sessions: reflects ? inRack : reflectors,
      paths: reflects ? others + inRack + 1 : 1 + reflectors * (others - 1) + 1 + reflectors * inRack,
    };
  },
};

/** The closed formulas of as-per-rack on a routed spine, by who reflects. */
export const asPerRackSizes = { torReflects, nodesReflect, fullMesh } as const;
