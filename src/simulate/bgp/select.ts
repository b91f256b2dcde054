import { item } from "../item.ts";
import { prefer, rank } from "./decision.ts";
import type { Health, Machine } from "./machine.ts";
import { CONNECTED, DISCARD, LOCAL, NO_ROUTE } from "./next-hops.ts";
import { NO_PATH } from "./paths.ts";
import type { PrefixState } from "./state.ts";

const OWN_FORWARDING = { connected: CONNECTED, discard: DISCARD, local: LOCAL } as const;

/** Whether a router's own route to the prefix is there. */
const ownIsUp = (machine: Machine, health: Health, prefix: number, router: number): boolean => {
  const route = item(machine.own, prefix).get(router);
  if (route === undefined || health.routers[router] === 0) return false;
  return (
    route.interface === null ||
    health.ports[(machine.nextHops.firstPort[router] ?? 0) + route.interface] === 1
  );
};

/**
 * The paths that a router may choose from: its own, and what came in with a next hop that can be reached (RFC 4271 section
 * 9.1.2.1). They are written to `into`, which is emptied first.
 */
export function candidates(
  machine: Machine,
  health: Health,
  prefix: number,
  state: PrefixState,
  router: number,
  into: number[],
): void {
  const { paths, channels, nextHops } = machine;
  into.length = 0;
  if (ownIsUp(machine, health, prefix, router)) into.push(paths.ownOf(router));
  const consider = (path: number): void => {
    const gateway = nextHops.gateways[item(paths.all, path).gateway];
    if (gateway !== undefined && health.ports[gateway.port] === 1) into.push(path);
  };
  for (const channel of item(channels.inbound, router)) {
    const received = state.received[channel] ?? 0;
    if (received > 0) consider(received);
    else if (received < 0) for (const path of paths.unbundle(received)) consider(path);
  }
}

/** The best of the candidates; `NO_PATH` of none. */
export function bestOf(machine: Machine, from: readonly number[]): number {
  let best = NO_PATH;
  for (const path of from) {
    if (best === NO_PATH || prefer(machine, item(machine.paths.all, path), item(machine.paths.all, best)) < 0)
      best = path;
  }
  return best;
}

/**
 * The candidates that are installed together with the best, best first, up to the router's number of next hops. Of several paths
 * by one next hop only the first counts, as FRR marks them: a second reflector's copy is no second way.
 */
export function multipathOf(
  machine: Machine,
  router: number,
  from: readonly number[],
  best: number,
): number[] {
  const { paths, network } = machine;
  const equal = from.filter((path) => rank(machine, item(paths.all, path), item(paths.all, best)) === 0);
  if (equal.length <= 1) return equal;
  const gateways = new Set<number>();
  const distinct = equal
    .sort((a, b) => prefer(machine, item(paths.all, a), item(paths.all, b)))
    .filter((path) => {
      const { gateway } = item(paths.all, path);
      if (gateways.has(gateway)) return false;
      gateways.add(gateway);
      return true;
    });
  return distinct.slice(0, item(network.routers, router).multipath);
}

/** What the router's forwarding table has for the prefix: a connected network beats whatever BGP says of it, and a discard is the last resort. */
export function forwardingOf(
  machine: Machine,
  health: Health,
  prefix: number,
  router: number,
  from: readonly number[],
  best: number,
): number {
  const port = item(machine.connected, prefix).get(router);
  if (port !== undefined && health.ports[port] === 1) return CONNECTED;
  if (best === NO_PATH)
    return health.routers[router] === 1 && item(machine.discards, prefix).has(router) ? DISCARD : NO_ROUTE;
  const own = machine.own[prefix]?.get(router);
  if (own !== undefined && best === machine.paths.ownOf(router)) return OWN_FORWARDING[own.kind];
  const gateways = multipathOf(machine, router, from, best).map(
    (path) => item(machine.paths.all, path).gateway,
  );
  return machine.nextHops.internSet(gateways);
}
