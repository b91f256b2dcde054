import type { Prefix4 } from "../net/ipv4.ts";
import { isLinkLocal, LINK_LOCAL } from "../net/link-local.ts";
import type { Family } from "../intent/index.ts";
import { bgpTable, forwardingTable, type ForwardingRoute, type Simulation } from "../simulate/index.ts";

/** A route that is to be there: to a network of its own, or where it ends itself; to nowhere; or by somebody. */
export type ForetoldRoute =
  | { readonly prefix: string; readonly kind: "own"; readonly interface: string | null }
  | { readonly prefix: string; readonly kind: "discard" }
  | {
      readonly prefix: string;
      readonly kind: "ways";
      readonly ways: readonly ForetoldWay[];
      /** The next hops that BGP has, which a way leads to; the ways' own addresses where it is not BGP's. */
      readonly nextHops: readonly string[];
    };

export interface ForetoldWay {
  /** The interface's name where the link has no addresses. */
  readonly address: string;
  readonly interface: string;
  /** Who has the address; null where nobody does. */
  readonly device: string | null;
}

/** Routes that the family has: what somebody outside has in IPv4 alone is none of IPv6's. */
const carried = <R extends { readonly prefix: Prefix4 }>(
  routes: readonly R[],
  { has }: Family,
): readonly R[] => routes.filter(({ prefix }) => has(prefix));

/** By prefix the next hops of what BGP installs. */
function nextHopsOf(simulation: Simulation, device: string, family: Family) {
  return new Map(
    carried(bgpTable(simulation, device), family).map(({ prefix, paths }) => {
      const hops = paths.flatMap(({ multipath, nextHop }) =>
        multipath && nextHop !== null ? [family.address(nextHop)] : [],
      );
      return [family.prefix(prefix), [...new Set(hops)]] as const;
    }),
  );
}

function routeIn(
  family: Family,
  route: ForwardingRoute,
  byBgp: ReadonlyMap<string, readonly string[]>,
): ForetoldRoute {
  const prefix = family.prefix(route.prefix);
  if (route.kind === "connected") return { prefix, kind: "own", interface: route.interface };
  if (!("nextHops" in route))
    return route.kind === "local" ? { prefix, kind: "own", interface: null } : { prefix, kind: "discard" };
  const ways = route.nextHops.map(({ address, ...rest }) => ({
    ...rest,
    address: isLinkLocal(address) ? rest.interface : family.address(address),
  }));
  const known = route.kind === "bgp" ? byBgp.get(prefix) : undefined;
  const nextHops = known?.includes(LINK_LOCAL) === true ? undefined : known;
  return { prefix, kind: "ways", ways, nextHops: nextHops ?? ways.map(({ address }) => address) };
}

/** What a device is to forward by in an address family. @throws RangeError for a name that no router has */
export function foretoldRoutes(
  simulation: Simulation,
  device: string,
  family: Family,
): readonly ForetoldRoute[] {
  const byBgp = nextHopsOf(simulation, device, family);
  return carried(forwardingTable(simulation, device), family).map((route) => routeIn(family, route, byBgp));
}
