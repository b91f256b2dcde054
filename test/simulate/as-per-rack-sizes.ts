import { ethernetSizes } from "./ethernet-sizes.ts";
import { everythingEverywhere, outsideOf, type SizedBy, type SizeFormulas } from "./sizes.ts";

/**
 * A ToR that has a second beside it: a session with it, and from it all that it has from outside, its subnet and its loopback; to which
 * its loopback is a next hop of its own. From above comes nothing of the rack: its AS is in the path.
 */
const beside =
  (base: SizeFormulas): SizeFormulas["tor"] =>
  (by) => {
    const alone = base.tor(by);
    const others = by.torsInRack - 1;
    return {
      ...alone,
      sessions: alone.sessions + others,
      paths: alone.paths + others * (outsideOf(by) + 2),
      nextHopSets: alone.nextHopSets + others,
    };
  };

/**
 * The ToR reflects: also to the other ToR of its rack, which hears the n blocks once more. The AS numbers of spines change nothing: no
 * route of a spine or through one reaches another.
 */
const torReflects = (base: SizeFormulas): SizeFormulas => {
  const tor = beside(base);
  return { ...base, tor: (by) => ({ ...tor(by), paths: tor(by).paths + (by.torsInRack - 1) * by.inRack }) };
};

/**
 * Full mesh: a node hears each other node of its rack from it, and a loopback only from the ToR that has it. It has n - 1 sessions with
 * nodes and one with each ToR, and 2 + n - 1 + T (E + 2) paths.
 */
const fullMesh = (base: SizeFormulas): SizeFormulas => ({
  ...base,
  tor: beside(base),
  node: (by) => ({
    ...base.node(by),
    sessions: by.inRack - 1 + by.torsInRack,
    paths: 2 + by.inRack - 1 + by.torsInRack * (outsideOf(by) + 2),
  }),
});

/** a(k): ways to pick any number of k things one after another, also none. */
const arrangements = (k: number): number => (k <= 0 ? 1 : 1 + k * arrangements(k - 1));

/** What a rack with reflectors hears that none of its reflectors brings itself: by T ToRs, and from the clients but the device. */
const broughtIn = (by: SizedBy, otherClients: number): number =>
  by.torsInRack * (outsideOf(by) + 2) + 2 * otherClients;

/**
 * k of the rack's n nodes reflect, each a cluster of its own. Calico has BIRD send all the paths that it has (RFC 7911), so a route
 * arrives once for every way through the reflectors: at a client a(k) - 1 times, at a reflector, which is in none of these ways, a(k - 1)
 * times; and what a reflector brings itself a(k - 1) and a(k - 2) times. a(0) = 1, a(1) = 2, a(2) = 5, a(3) = 16.
 *
 *                  sessions       paths in BGP
 *     ToR          S + k          as elsewhere, with (n - k) (a(k) - 1) + k a(k - 1) in place of n
 *     reflector    n - 1 + T      2 + a(k - 1) (T (E + 2) + 2 (n - k)) + a(k - 2) 2 (k - 1)
 *     client       k              2 + (a(k) - 1) (T (E + 2) + 2 (n - k - 1)) + a(k - 1) 2 k
 *
 * Each ToR brings E routes, the rack's subnet and its loopback; each node its block and the rack's subnet, which all know.
 */
const nodesReflect = (base: SizeFormulas): SizeFormulas => ({
  ...base,
  tor(by) {
    const { inRack, reflectors } = by;
    const alone = beside(base)(by);
    const blocks =
      (inRack - reflectors) * (arrangements(reflectors) - 1) + reflectors * arrangements(reflectors - 1);
    return {
      ...alone,
      sessions: alone.sessions - inRack + reflectors,
      paths: alone.paths - inRack + blocks,
    };
  },
  node(by) {
    const { torsInRack, inRack, reflectors, reflects } = by;
    const own = 2;
    return reflects
      ? {
          ...base.node(by),
          sessions: inRack - 1 + torsInRack,
          paths:
            own +
            arrangements(reflectors - 1) * broughtIn(by, inRack - reflectors) +
            arrangements(reflectors - 2) * 2 * (reflectors - 1),
        }
      : {
          ...base.node(by),
          sessions: reflectors,
          paths:
            own +
            (arrangements(reflectors) - 1) * broughtIn(by, inRack - reflectors - 1) +
            arrangements(reflectors - 1) * 2 * reflectors,
        };
  },
});

const byReflection = (base: SizeFormulas) => ({
  torReflects: torReflects(base),
  nodesReflect: nodesReflect(base),
  fullMesh: fullMesh(base),
});

/** The closed formulas of as-per-rack, by what stands above the ToRs and by who reflects. */
export const asPerRackSizes = {
  routed: byReflection(everythingEverywhere),
  ethernet: byReflection(ethernetSizes),
} as const;
