import { NO_PATH } from "./bgp/paths.ts";
import { CONNECTED, FIRST_SET, NO_ROUTE } from "./bgp/next-hops.ts";
import { isByIgp } from "./bgp/select.ts";
import { item } from "./item.ts";
import type { Role } from "./network.ts";
import type { Simulation } from "./simulate.ts";

/** What one router has to hold. */
export interface TableSizes {
  readonly device: string;
  readonly role: Role;
  readonly sessions: number;
  /** Prefixes in its BGP table, its own included. */
  readonly prefixes: number;
  /** Paths in its BGP table after its import policy. */
  readonly paths: number;
  /** Forwarding entries by where they come from: what BGP or OSPF brought, its connected networks, its own discards and host routes. */
  readonly learned: number;
  /** Of those learned, what OSPF brought. */
  readonly ospf: number;
  readonly connected: number;
  readonly own: number;
  /** Distinct sets of next hops: what hardware calls ECMP groups, those of one member included. */
  readonly nextHopSets: number;
}

type Counts = { -readonly [K in keyof TableSizes]: TableSizes[K] };

/** Every router's table sizes, in the network's order. */
export function tableSizes({ network, machine, health, states }: Simulation): readonly TableSizes[] {
  const { channels, paths } = machine;
  const sizes: Counts[] = network.routers.map(({ name, role }, router) => ({
    device: name,
    role,
    sessions: item(channels.inbound, router).length,
    prefixes: 0,
    paths: 0,
    learned: 0,
    ospf: 0,
    connected: 0,
    own: 0,
    nextHopSets: 0,
  }));
  const sets = network.routers.map(() => new Set<number>());
  for (const [prefix, state] of states.entries()) {
    for (const [router, size] of sizes.entries()) {
      const best = state.best[router] ?? NO_PATH;
      if (best > NO_PATH) size.prefixes += 1;
      if (machine.own[prefix]?.has(router) === true) size.paths += 1;
      const entry = state.forwarding[router] ?? NO_ROUTE;
      if (entry >= FIRST_SET) {
        size.learned += 1;
        if (isByIgp(machine, health, router, prefix, best)) size.ospf += 1;
        sets[router]?.add(entry);
      } else if (entry === CONNECTED) size.connected += 1;
      else if (entry !== NO_ROUTE) size.own += 1;
    }
    for (const [channel, received] of state.received.entries())
      if (received !== NO_PATH)
        item(sizes, channels.to[channel] ?? 0).paths += paths.unbundle(received).length;
  }
  for (const [router, size] of sizes.entries()) size.nextHopSets = sets[router]?.size ?? 0;
  return sizes;
}
