import { containsAddress, networkOf, type Ipv4 } from "../../net/ipv4.ts";
import type { Network } from "../network/types.ts";

/** A neighbour as an address to forward to. */
export interface Gateway {
  readonly address: Ipv4;
  /** Number of the interface among all routers' interfaces. */
  readonly port: number;
  /** The router that has the address, and its port; -1 where nobody does. */
  readonly router: number;
  readonly farPort: number;
}

/** Next hops by number, sets of them by number, and how a router gets to an address. */
export interface NextHops {
  /** First number of each router's interfaces among all routers' interfaces. */
  readonly firstPort: Int32Array;
  readonly ports: number;
  readonly gateways: readonly Gateway[];
  /**
   * The gateway to a next hop: RFC 4271 section 9.1.2.1, where a next hop resolves through a connected network. -1 where it is in
   * none, or is the router's own address.
   */
  readonly resolve: (router: number, nextHop: Ipv4) => number;
  /** The number of a set of gateways, `FIRST_SET` or more; the order in the list does not matter. */
  readonly internSet: (gateways: readonly number[]) => number;
  /** Gateways of a set, by address. */
  readonly setOf: (set: number) => readonly number[];
}

/** What a forwarding table says of a prefix, where it is not a set of gateways. */
export const NO_ROUTE = 0;
export const DISCARD = 1;
export const LOCAL = 2;
export const CONNECTED = 3;
export const FIRST_SET = 4;

export const UNREACHABLE = -1;

export function nextHopsOf({ routers, segments }: Network): NextHops {
  const firstPort = new Int32Array(routers.length);
  let ports = 0;
  for (const [at, { interfaces }] of routers.entries()) {
    firstPort[at] = ports;
    ports += interfaces.length;
  }
  const holders = new Map(
    segments.flatMap(({ attachments }) => attachments.map((one) => [one.address, one])),
  );
  const gateways: Gateway[] = [];
  const resolved = routers.map(() => new Map<Ipv4, number>());
  const sets: (readonly number[])[] = [[], [], [], []];
  const knownSets = new Map<string, number>();
  const addressOf = (gateway: number): Ipv4 => gateways[gateway]?.address ?? 0;

  function lookUp(router: number, nextHop: Ipv4): number {
    const interfaces = routers[router]?.interfaces ?? [];
    const at = interfaces.findIndex(
      (one) => one.address !== nextHop && containsAddress(networkOf(one), nextHop),
    );
    if (at < 0) return UNREACHABLE;
    const port = (firstPort[router] ?? 0) + at;
    const holder = holders.get(nextHop);
    const farPort = holder === undefined ? -1 : (firstPort[holder.router] ?? 0) + holder.interface;
    return gateways.push({ address: nextHop, port, router: holder?.router ?? -1, farPort }) - 1;
  }

  return {
    firstPort,
    ports,
    gateways,
    resolve(router, nextHop) {
      const known = resolved[router];
      const there = known?.get(nextHop);
      if (there !== undefined) return there;
      const gateway = lookUp(router, nextHop);
      known?.set(nextHop, gateway);
      return gateway;
    },
    internSet(list) {
      const sorted = [...new Set(list)].sort((a, b) => addressOf(a) - addressOf(b) || a - b);
      const key = sorted.join();
      const there = knownSets.get(key);
      if (there !== undefined) return there;
      knownSets.set(key, sets.length);
      return sets.push(sorted) - 1;
    },
    setOf: (set) => sets[set] ?? [],
  };
}
