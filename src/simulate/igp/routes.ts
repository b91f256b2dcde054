import { NO_ROUTE } from "../bgp/next-hops.ts";
import { item } from "../item.ts";
import type { Ipv4 } from "../../net/ipv4.ts";
import type { IgpMachine, IgpStub, Up } from "./graph.ts";
import { NEVER, shortestPaths, type Tree } from "./spf.ts";

/** A way by OSPF. */
export interface IgpRoute {
  readonly cost: number;
  /** The gateways as a set; see `NextHops`. */
  readonly set: number;
}

/** What OSPF has found out, of what is up. */
export interface IgpRoutes {
  /** To a prefix that is announced; null where a router has none: it does not speak OSPF, or nothing leads there. */
  readonly to: (router: number, prefix: number) => IgpRoute | null;
  /** To a next hop, by the longest prefix that covers it (RFC 4271 section 9.1.2.1). Never by a default route, as in FRR. */
  readonly resolve: (router: number, nextHop: Ipv4) => IgpRoute | null;
  /** Links between two routers, on the longest of the equal ways; null where there is no way. */
  readonly hops: (from: number, to: number) => number | null;
}

/** The nearest of those who announce a prefix; of several that are as near, each way to any of them. */
function nearestOf(
  { network, nextHops }: IgpMachine,
  ports: Uint8Array,
  stubs: readonly IgpStub[],
  { cost, ways }: Tree,
  router: number,
): IgpRoute | null {
  let least = NEVER;
  let gateways: readonly number[] = [];
  for (const stub of stubs) {
    if (stub.router === router || ports[stub.port] === 0) continue;
    const total = (cost[stub.router] ?? NEVER) + stub.cost;
    if (total === NEVER || total > least) continue;
    const first = item(ways, stub.router);
    gateways = total < least ? first : [...gateways, ...first];
    least = total;
  }
  if (least === NEVER) return null;
  const { multipath, ospfMultipath: most = multipath } = item(network.routers, router);
  return { cost: least, set: nextHops.internSet(gateways.slice(0, most)) };
}

/** OSPF's routes over what is up. Trees and routes are made when they are asked for, and kept. */
export function igpRoutes(machine: IgpMachine, { ports, routers }: Up): IgpRoutes {
  const { igp } = machine;
  const speaks = new Set(igp.speakers);
  const trees = new Map<number, Tree>();
  const found = new Map<number, Map<number, IgpRoute | null>>();
  const treeOf = (router: number): Tree => {
    const tree = trees.get(router) ?? shortestPaths(igp, { ports }, router);
    trees.set(router, tree);
    return tree;
  };
  const to = (router: number, prefix: number): IgpRoute | null => {
    if (!speaks.has(router) || routers[router] === 0) return null;
    const known = found.get(router) ?? new Map<number, IgpRoute | null>();
    found.set(router, known);
    const there = known.get(prefix);
    if (there !== undefined) return there;
    const route = nearestOf(machine, ports, igp.stubs.get(prefix) ?? [], treeOf(router), router);
    known.set(prefix, route);
    return route;
  };
  return {
    to,
    resolve(router, nextHop) {
      for (const prefix of igp.covering(nextHop)) {
        const route = to(router, prefix);
        if (route !== null) return route;
      }
      return null;
    },
    hops(from, other) {
      if (!speaks.has(from) || routers[from] === 0 || routers[other] === 0) return null;
      const { cost, hops } = treeOf(from);
      return cost[other] === NEVER ? null : (hops[other] ?? 0);
    },
  };
}

/** OSPF's part of a router's forwarding table; `NO_ROUTE` where it has none. */
export const igpEntry = (igp: IgpRoutes | null, router: number, prefix: number): number =>
  igp?.to(router, prefix)?.set ?? NO_ROUTE;
