import { item } from "../item.ts";
import { igpEntry } from "../igp/routes.ts";
import type { StaticRoute } from "../network/types.ts";
import { OWN, prefer, rank } from "./decision.ts";
import type { Health, Machine } from "./machine.ts";
import { CONNECTED, DISCARD, LOCAL, NO_ROUTE } from "./next-hops.ts";
import { NO_PATH, type Path } from "./paths.ts";
import { decisionOf } from "./software.ts";
import type { PrefixState } from "./state.ts";

const OWN_FORWARDING = {
  connected: CONNECTED,
  discard: DISCARD,
  local: LOCAL,
  anycast: LOCAL,
  service: NO_ROUTE,
  aggregate: DISCARD,
} as const;

/** The gateways of a route by hand whose ports are up. */
const gatewaysByHand = (
  { nextHops }: Machine,
  health: Health,
  router: number,
  { gateways }: StaticRoute,
): readonly number[] =>
  gateways
    .filter(({ interface: at }) => health.ports[(nextHops.firstPort[router] ?? 0) + at] === 1)
    .map(({ address }) => nextHops.resolve(router, address));

/** Whether a router's own route to the prefix is there. */
const ownIsUp = (machine: Machine, health: Health, prefix: number, router: number): boolean => {
  const route = item(machine.own, prefix).get(router);
  if (route === undefined || health.routers[router] === 0) return false;
  if (route.kind === "aggregate") return health.aggregating.get(prefix)?.has(router) === true;
  if (route.kind === "static") return gatewaysByHand(machine, health, router, route).length > 0;
  return (
    route.interface === null ||
    health.ports[(machine.nextHops.firstPort[router] ?? 0) + route.interface] === 1
  );
};

/** In place of a set, that the next hop is on a connected network: the path's own gateway leads there. */
const DIRECT = CONNECTED;

/** How a router gets to a path's next hop: `DIRECT`, a set of gateways that OSPF found, `NO_ROUTE`. */
function wayTo({ nextHops }: Machine, health: Health, router: number, path: Path): number {
  const gateway = nextHops.gateways[path.gateway];
  if (gateway !== undefined && health.ports[gateway.port] === 1) return DIRECT;
  return health.igp?.resolve(router, path.attributes.nextHop)?.set ?? NO_ROUTE;
}

/** The gateways that a path's traffic leaves by: more than one where its next hop is recursive and OSPF knows equal ways. */
function gatewaysOf(machine: Machine, health: Health, router: number, number: number): readonly number[] {
  const path = item(machine.paths.all, number);
  const way = wayTo(machine, health, router, path);
  return way === DIRECT ? [path.gateway] : machine.nextHops.setOf(way);
}

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
  const { paths, channels } = machine;
  into.length = 0;
  if (ownIsUp(machine, health, prefix, router)) into.push(paths.ownOf(router));
  const consider = (path: number): void => {
    if (wayTo(machine, health, router, item(paths.all, path)) !== NO_ROUTE) into.push(path);
  };
  for (const channel of item(channels.inbound, router)) {
    const received = state.received[channel] ?? 0;
    if (received > 0) consider(received);
    else if (received < 0) for (const path of paths.unbundle(received)) consider(path);
  }
}

/** The best of the candidates; `NO_PATH` of none. */
export function bestOf(
  { paths, rules }: Machine,
  { decision }: Health,
  router: number,
  from: readonly number[],
): number {
  const by = item(rules, router);
  let best = NO_PATH;
  for (const path of from) {
    if (best === NO_PATH || prefer(by, decision, item(paths.all, path), item(paths.all, best)) < 0)
      best = path;
  }
  return best;
}

/**
 * The candidates that are installed together with the best, best first, up to the router's number of next hops. Of several paths
 * by one next hop only the first counts, as FRR marks them: a second reflector's copy is no second way.
 */
export function multipathOf(
  { paths, network, channels, rules }: Machine,
  { decision }: Health,
  router: number,
  from: readonly number[],
  best: number,
): number[] {
  const by = item(rules, router);
  const equal = from.filter((path) => rank(by, decision, item(paths.all, path), item(paths.all, best)) === 0);
  if (equal.length <= 1) return equal;
  const taken = new Set<number>();
  const distinct = equal
    .sort((a, b) => prefer(by, decision, item(paths.all, a), item(paths.all, b)))
    .filter((path) => {
      const { nextHop } = item(paths.all, path).attributes;
      if (taken.has(nextHop)) return false;
      taken.add(nextHop);
      return true;
    });
  const { multipath, ibgpMultipath = multipath } = item(network.routers, router);
  // Paths by eBGP go before those by iBGP, so equal ones are all of one kind.
  const { channel } = item(paths.all, best);
  return distinct.slice(0, channel !== OWN && channels.external[channel] === 0 ? ibgpMultipath : multipath);
}

/**
 * Whether OSPF's route to a prefix goes before BGP's best path: it does before what came by iBGP, and not before what is the router's own;
 * before what came by eBGP where the platform's preferences say so (FRR's distances: 20, 110, 200).
 */
function igpGoesFirst({ paths, channels, network }: Machine, router: number, best: number): boolean {
  if (best === NO_PATH) return true;
  const { channel } = item(paths.all, best);
  if (channel === OWN) return false;
  return channels.external[channel] === 0 || decisionOf(item(network.routers, router)).igpBefore === "all";
}

/** Whether a set of gateways in the router's forwarding table is OSPF's. */
export const isByIgp = (
  machine: Machine,
  { igp }: Health,
  router: number,
  prefix: number,
  best: number,
): boolean => igpEntry(igp, router, prefix) !== NO_ROUTE && igpGoesFirst(machine, router, best);

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
  if (item(machine.answered, prefix).has(router)) return NO_ROUTE;
  if (isByIgp(machine, health, router, prefix, best)) return igpEntry(health.igp, router, prefix);
  if (best === NO_PATH)
    return health.routers[router] === 1 && item(machine.discards, prefix).has(router) ? DISCARD : NO_ROUTE;
  const own = machine.own[prefix]?.get(router);
  if (own !== undefined && best === machine.paths.ownOf(router))
    return own.kind === "static"
      ? machine.nextHops.internSet(gatewaysByHand(machine, health, router, own))
      : OWN_FORWARDING[own.kind];
  const together = multipathOf(machine, health, router, from, best);
  if (together.length === 1) {
    const way = wayTo(machine, health, router, item(machine.paths.all, best));
    if (way !== DIRECT) return way;
  }
  return machine.nextHops.internSet(together.flatMap((path) => gatewaysOf(machine, health, router, path)));
}
