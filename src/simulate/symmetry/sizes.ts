import { CONNECTED, FIRST_SET, NO_ROUTE } from "../bgp/next-hops.ts";
import { NO_PATH } from "../bgp/paths.ts";
import { item } from "../item.ts";
import type { TableSizes } from "../sizes.ts";
import { addSets, setsOf, type Sets } from "./next-hop-sets.ts";
import { relationsOf, summed } from "./relations.ts";
import type { Folded } from "./simulate.ts";

/** By orbit and router: paths that came in of the orbit's first prefix. */
function received({ machine, symmetry, states, network }: Folded): readonly Int32Array[] {
  const { channels, paths } = machine;
  return symmetry.orbits.map(({ prefixes: [first = 0] }) => {
    const counts = new Int32Array(network.routers.length);
    for (const [channel, one] of (states.get(first)?.received ?? new Int32Array()).entries()) {
      const to = channels.to[channel] ?? 0;
      if (one !== NO_PATH) counts[to] = (counts[to] ?? 0) + paths.unbundle(one).length;
    }
    return counts;
  });
}

const COUNTED = ["prefixes", "paths", "learned", "connected", "own"] as const;
type Counts = Record<(typeof COUNTED)[number], number> & { readonly sets: Sets };

/** Every router's table sizes, in the network's order, as `tableSizes` of the whole network says them. */
export function foldedSizes(folded: Folded): readonly TableSizes[] {
  const { network, machine, symmetry, states } = folded;
  const relations = relationsOf(folded);
  const incoming = received(folded);
  const countIn = (router: number, orbits: readonly number[]): Counts => {
    const size = { prefixes: 0, paths: 0, learned: 0, connected: 0, own: 0, sets: new Set<string>() };
    for (const orbit of orbits) {
      const [first = 0] = item(symmetry.orbits, orbit).prefixes;
      const state = states.get(first);
      for (const relation of relations(router, orbit)) {
        const { prefixes: times, asSeenBy: at } = relation;
        if ((state?.best[at] ?? NO_PATH) > NO_PATH) size.prefixes += times;
        const brought = machine.own[first]?.has(at) === true ? 1 : 0;
        size.paths += times * (brought + (incoming[orbit]?.[at] ?? 0));
        const entry = state?.forwarding[at] ?? NO_ROUTE;
        if (entry >= FIRST_SET) {
          size.learned += times;
          addSets(folded, entry, relation, first, size.sets);
        } else if (entry === CONNECTED) size.connected += times;
        else if (entry !== NO_ROUTE) size.own += times;
      }
    }
    return size;
  };
  return summed(folded, countIn, (router, own, nobodys): TableSizes => {
    const { name, role } = item(network.routers, router);
    const sessions = item(machine.channels.inbound, router).length;
    const [prefixes = 0, paths = 0, learned = 0, connected = 0, ofOwn = 0] = COUNTED.map(
      (one) => own[one] + nobodys[one],
    );
    const nextHopSets = setsOf(folded, router, own.sets, nobodys.sets);
    return {
      device: name,
      role,
      sessions,
      prefixes,
      paths,
      learned,
      ospf: 0,
      connected,
      own: ofOwn,
      nextHopSets,
    };
  });
}
