import type { Health, Machine } from "../bgp/machine.ts";
import { CONNECTED, FIRST_SET, LOCAL, NO_ROUTE, type Gateway } from "../bgp/next-hops.ts";
import { item } from "../item.ts";
import { answers, type Target } from "./destinations.ts";

/** A packet is lost here: no route, a discard, or a neighbour that is not there. */
export const LOST = -1;
/** The packet has arrived. */
export const ARRIVED = -2;

const NOWHERE: readonly number[] = [LOST];
const HERE: readonly number[] = [ARRIVED];

/** What a router's forwarding table says of a destination: the longest prefix that it knows. */
export type Lookup = (router: number, prefix: number) => number;

export function entryFor(lookup: Lookup, { cover }: Pick<Target, "cover">, router: number): number {
  for (const prefix of cover) {
    const entry = lookup(router, prefix);
    if (entry !== NO_ROUTE) return entry;
  }
  return NO_ROUTE;
}

/** The router behind a gateway, `LOST` where it is not there. */
export function behindGateway(health: Health, { router, port, farPort }: Gateway): number {
  const there = router >= 0 && health.routers[router] === 1 && health.ports[farPort] === 1;
  return there && health.parts[port] === health.parts[farPort] ? router : LOST;
}

/** The routers behind a set of gateways, `LOST` for each that is not there. */
const behind = ({ nextHops }: Machine, health: Health, set: number): readonly number[] =>
  nextHops.setOf(set).map((gateway) => behindGateway(health, item(nextHops.gateways, gateway)));

/**
 * Routers outside that have a route to what is inside, for one that has none: the rest of the world joins them, and follows whoever
 * still announces it.
 */
export const elsewhere = (
  { network }: Machine,
  { routers }: Health,
  lookup: Lookup,
  target: Target,
): readonly number[] => {
  const known = [...network.routers.entries()].flatMap(([at, { role }]) =>
    role === "outside" && routers[at] === 1 && entryFor(lookup, target, at) >= FIRST_SET ? [at] : [],
  );
  return known.length === 0 ? NOWHERE : known;
};

/** Whether what is for a destination ends at a router: of those that share an address, at whichever it gets to; of a service, at any node's kube-proxy. */
export const endsAt = ({ network }: Machine, target: Target, router: number): boolean =>
  router === target.owner ||
  (target.place === "anycast" && target.owners.includes(router)) ||
  answers(network, router, target);

/** Where a router sends what is for a destination: routers, each a share of the flows; `LOST`; or `ARRIVED`. */
export function hopsOf(
  machine: Machine,
  health: Health,
  lookup: Lookup,
  target: Target,
  router: number,
): readonly number[] {
  if (health.routers[router] === 0) return NOWHERE;
  if (endsAt(machine, target, router)) return HERE;
  const entry = entryFor(lookup, target, router);
  if (entry >= FIRST_SET) return behind(machine, health, entry);
  if (item(machine.network.routers, router).role === "outside")
    return target.place === "outside" && entry === LOCAL ? HERE : elsewhere(machine, health, lookup, target);
  if (entry !== CONNECTED || target.port < 0 || health.ports[target.port] === 0) return NOWHERE;
  const { nextHops } = machine;
  const own = nextHops.gateways[nextHops.resolve(router, target.destination.address)]?.port ?? -1;
  return health.parts[own] === health.parts[target.port] ? [target.owner] : NOWHERE;
}
