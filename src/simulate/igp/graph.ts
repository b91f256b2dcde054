import type { NextHops } from "../bgp/next-hops.ts";
import type { PrefixTable } from "../bgp/prefixes.ts";
import { containsAddress, networkOf, type Ipv4 } from "../../net/ipv4.ts";
import { item } from "../item.ts";
import type { Network } from "../network/types.ts";

/** A link to a neighbour, as one of its ends has it. Ports are numbers among all routers' interfaces. */
export interface IgpEdge {
  readonly to: number;
  readonly port: number;
  readonly farPort: number;
  readonly cost: number;
  /** The neighbour's address as a next hop. */
  readonly gateway: number;
}

/** A network that a router announces as its own: RFC 2328 calls it a stub network. */
export interface IgpStub {
  readonly prefix: number;
  readonly router: number;
  readonly port: number;
  readonly cost: number;
}

/** What OSPF is configured for, whatever is up. */
export interface IgpGraph {
  /** Routers that speak it. */
  readonly speakers: readonly number[];
  /** By router. */
  readonly edges: readonly (readonly IgpEdge[])[];
  /** By prefix: who announces it. Only prefixes that somebody announces are in it. */
  readonly stubs: ReadonlyMap<number, readonly IgpStub[]>;
  /** All ports that OSPF runs on. */
  readonly ports: readonly number[];
  /** Prefixes that are announced and cover an address, the longest first. */
  readonly covering: (address: Ipv4) => readonly number[];
}

/**
 * Neighbours are two routers on one network that both speak OSPF there and are not passive: point-to-point links (RFC 2328 section 9.1).
 * On a network of more such routers there would be an election, which no fabric here has.
 */
function edgesOf({ routers, segments }: Network, { firstPort, resolve }: NextHops): IgpEdge[][] {
  const edges = routers.map((): IgpEdge[] => []);
  for (const { attachments } of segments) {
    const active = attachments.flatMap((end) => {
      const settings = item(routers, end.router).ospf.find((one) => one.interface === end.interface);
      return settings === undefined || settings.passive ? [] : [{ ...end, cost: settings.cost }];
    });
    const [a, b] = active;
    if (a === undefined || b === undefined || active.length > 2) continue;
    for (const [own, far] of [
      [a, b],
      [b, a],
    ] as const)
      edges[own.router]?.push({
        to: far.router,
        port: (firstPort[own.router] ?? 0) + own.interface,
        farPort: (firstPort[far.router] ?? 0) + far.interface,
        cost: own.cost,
        gateway: resolve(own.router, far.address),
      });
  }
  return edges;
}

/** The graph that OSPF works on; null where no router speaks it. */
export function igpGraph(network: Network, prefixes: PrefixTable, nextHops: NextHops): IgpGraph | null {
  const { routers } = network;
  const speakers = [...routers.keys()].filter((at) => item(routers, at).ospf.length > 0);
  if (speakers.length === 0) return null;
  const stubs = new Map<number, IgpStub[]>();
  for (const router of speakers) {
    const { ospf, interfaces } = item(routers, router);
    for (const { interface: at, cost } of ospf) {
      const prefix = prefixes.find(networkOf(item(interfaces, at)));
      const port = (nextHops.firstPort[router] ?? 0) + at;
      const there = stubs.get(prefix);
      if (there === undefined) stubs.set(prefix, [{ prefix, router, port, cost }]);
      else there.push({ prefix, router, port, cost });
    }
  }
  const lengths = [...new Set([...stubs.keys()].map((prefix) => item(prefixes.all, prefix).length))];
  lengths.sort((a, b) => b - a);
  const known = new Map<Ipv4, readonly number[]>();
  const cover = (address: Ipv4): readonly number[] =>
    lengths.flatMap((length) => {
      const found = prefixes.find({ base: address - (address % 2 ** (32 - length)), length });
      return stubs.has(found) && containsAddress(item(prefixes.all, found), address) ? [found] : [];
    });
  return {
    speakers,
    edges: edgesOf(network, nextHops),
    stubs,
    ports: [...stubs.values()].flat().map(({ port }) => port),
    covering(address) {
      const there = known.get(address) ?? cover(address);
      known.set(address, there);
      return there;
    },
  };
}

/** What OSPF's routes are computed from. */
export interface IgpMachine {
  readonly network: Network;
  readonly nextHops: NextHops;
  readonly igp: IgpGraph;
}

/** What of it is up, as 1: ports by number, routers by position. */
export interface Up {
  readonly ports: Uint8Array;
  readonly routers: Uint8Array;
}
