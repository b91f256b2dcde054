import { item } from "./item.ts";
import type { Ipv4, Prefix4 } from "../net/ipv4.ts";
import { ORIGINS, type Origin } from "./bgp/attributes.ts";
import { OWN } from "./bgp/decision.ts";
import { CONNECTED, DISCARD, LOCAL, NO_ROUTE } from "./bgp/next-hops.ts";
import { NO_PATH } from "./bgp/paths.ts";
import { candidates, isByIgp, multipathOf } from "./bgp/select.ts";
import type { Simulation } from "./simulate.ts";

/** What a router holds of one prefix after its import policy. */
export interface BgpRoute {
  readonly prefix: Prefix4;
  readonly paths: readonly BgpPath[];
}

export interface BgpPath {
  /** The router that told it; null for its own. */
  readonly from: string | null;
  /** The address of that router on the session; null for its own. */
  readonly peer: Ipv4 | null;
  /** Null for its own. */
  readonly nextHop: Ipv4 | null;
  readonly asPath: readonly number[];
  readonly localPref: number;
  readonly med: number;
  readonly origin: Origin;
  /** Router id of who brought a reflected route into the AS; null where it was not reflected. */
  readonly originator: Ipv4 | null;
  readonly clusters: readonly Ipv4[];
  readonly best: boolean;
  /** Installed, alone or together with the best. */
  readonly multipath: boolean;
}

export type ForwardingRoute =
  | { readonly prefix: Prefix4; readonly kind: "connected"; readonly interface: string }
  | { readonly prefix: Prefix4; readonly kind: "discard" | "local" }
  | { readonly prefix: Prefix4; readonly kind: "bgp" | "ospf"; readonly nextHops: readonly NextHop[] };

export interface NextHop {
  readonly address: Ipv4;
  readonly interface: string;
  /** Who has the address; null where nobody does. */
  readonly device: string | null;
}

/** @throws RangeError for a name that no router has */
function routerOf({ network }: Simulation, device: string): number {
  const at = network.routers.findIndex(({ name }) => name === device);
  if (at < 0) throw new RangeError(`there is no router ${device}`);
  return at;
}

export function routeOf(simulation: Simulation, router: number, prefix: number): BgpRoute | null {
  const { machine, health, states, network } = simulation;
  const { channels, attributes, paths } = machine;
  const state = item(states, prefix);
  const held: number[] = [];
  candidates(machine, health, prefix, state, router, held);
  if (held.length === 0) return null;
  const best = state.best[router] ?? 0;
  const together = best === NO_PATH ? [] : multipathOf(machine, health, router, held, best);
  return {
    prefix: item(machine.prefixes.all, prefix),
    paths: held.map((number, at): BgpPath => {
      const path = item(paths.all, number);
      const one = path.attributes;
      const own = path.channel === OWN;
      const sender = network.routers[channels.from[path.channel] ?? -1];
      return {
        from: sender?.name ?? null,
        peer: own ? null : (channels.senderAddress[path.channel] ?? 0),
        nextHop: own ? null : one.nextHop,
        asPath: attributes.asPaths.read(one.asPath),
        localPref: one.localPref,
        med: one.med,
        origin: ORIGINS[one.origin] ?? "incomplete",
        originator: one.originator === 0 ? null : one.originator,
        clusters: attributes.clusterLists.read(one.clusters),
        // Of several with the same attributes one is the best, and brings no second way.
        best: number === best && held.indexOf(number) === at,
        multipath: together.includes(number) && held.indexOf(number) === at,
      };
    }),
  };
}

/** A router's BGP table, by address and then from short to long. */
export function bgpTable(simulation: Simulation, device: string): readonly BgpRoute[] {
  const router = routerOf(simulation, device);
  return simulation.states.flatMap((_, prefix) => routeOf(simulation, router, prefix) ?? []);
}

/** What a router's forwarding table has for a prefix; null for nothing. */
export function forwardingRouteOf(
  { network, machine, health, states }: Simulation,
  router: number,
  at: number,
): ForwardingRoute | null {
  const { interfaces } = item(network.routers, router);
  const { forwarding, best } = item(states, at);
  const first = machine.nextHops.firstPort[router] ?? 0;
  const nameOf = (port: number): string => item(interfaces, port - first).name;
  const prefix = item(machine.prefixes.all, at);
  const entry = forwarding[router] ?? 0;
  if (entry === NO_ROUTE) return null;
  if (entry === DISCARD) return { prefix, kind: "discard" };
  if (entry === LOCAL) return { prefix, kind: "local" };
  if (entry === CONNECTED) {
    const port = item(machine.connected, at).get(router) ?? first;
    return { prefix, kind: "connected", interface: nameOf(port) };
  }
  const nextHops = machine.nextHops.setOf(entry).map((gateway) => {
    const { address, port, router: neighbour } = item(machine.nextHops.gateways, gateway);
    const device = network.routers[neighbour]?.name ?? null;
    return { address, interface: nameOf(port), device };
  });
  const byIgp = isByIgp(machine, health, router, at, best[router] ?? NO_PATH);
  return { prefix, kind: byIgp ? "ospf" : "bgp", nextHops };
}

/** A router's forwarding table, by address and then from short to long. */
export function forwardingTable(simulation: Simulation, device: string): readonly ForwardingRoute[] {
  const router = routerOf(simulation, device);
  return simulation.states.flatMap((_, prefix) => forwardingRouteOf(simulation, router, prefix) ?? []);
}
