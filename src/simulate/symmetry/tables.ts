import type { Prefix4 } from "../../net/ipv4.ts";
import { item } from "../item.ts";
import type { Simulation } from "../simulate.ts";
import {
  forwardingRouteOf,
  routeOf,
  type BgpPath,
  type BgpRoute,
  type ForwardingRoute,
  type NextHop,
} from "../tables.ts";
import type { Folded } from "./simulate.ts";
import type { Way } from "./symmetry.ts";

/** The network that was simulated, with the prefixes that were. */
export const simulatedOf = ({ network, machine, health, states }: Folded): Simulation => {
  const known: Simulation["states"][number][] = [];
  for (const [prefix, state] of states) known[prefix] = state;
  return { network, machine, health, states: known };
};

/** How what is said of one router is said of the one in whose place it stands. */
interface Renaming {
  readonly from: number;
  readonly to: number;
  readonly way: Way;
  readonly device: (name: string) => string;
  /** A name of a port of `from`, as `to` has it. */
  readonly port: (name: string) => string;
}

const orNull = <T, U>(value: T | null, map: (value: T) => U): U | null =>
  value === null ? null : map(value);

const byAddress = (a: NextHop, b: NextHop): number => a.address - b.address;

function renamedPath(path: BgpPath, { way: { back }, device }: Renaming): BgpPath {
  return {
    ...path,
    from: orNull(path.from, device),
    peer: orNull(path.peer, back.address),
    nextHop: orNull(path.nextHop, back.address),
    asPath: path.asPath.map(back.asn),
    originator: orNull(path.originator, back.address),
    clusters: path.clusters.map(back.cluster),
  };
}

function renamedRoute(
  route: ForwardingRoute,
  prefix: Prefix4,
  { way, device, port }: Renaming,
): ForwardingRoute {
  if (route.kind === "connected") return { ...route, prefix, interface: port(route.interface) };
  if (!("nextHops" in route)) return { ...route, prefix };
  const nextHops = route.nextHops.map((one): NextHop => ({
    address: way.back.address(one.address),
    interface: port(one.interface),
    device: orNull(one.device, device),
  }));
  return { ...route, prefix, nextHops: nextHops.sort(byAddress) };
}

/** A router's tables out of those of the prefixes that were simulated. */
export interface FoldedTables {
  readonly bgp: (device: string) => readonly BgpRoute[];
  readonly forwarding: (device: string) => readonly ForwardingRoute[];
}

export function foldedTables(folded: Folded): FoldedTables {
  const { network, machine, symmetry } = folded;
  const simulation = simulatedOf(folded);
  const numbers = new Map(network.routers.map(({ name }, at) => [name, at]));

  function renamingOf(prefix: number, to: number): Renaming {
    const way = symmetry.toFirst(prefix);
    const from = way.there.router(to);
    const [there, here] = [item(network.routers, from), item(network.routers, to)];
    const port = (name: string): string => {
      const one = there.interfaces.find((own) => own.name === name);
      const address = way.back.address(one?.address ?? 0);
      return here.interfaces.find((own) => own.address === address)?.name ?? name;
    };
    const device = (name: string): string =>
      item(network.routers, way.back.router(numbers.get(name) ?? -1)).name;
    return { from, to, way, device, port };
  }

  /** Paths are in the order of the router's sessions. */
  function ordered(paths: readonly BgpPath[], router: number): readonly BgpPath[] {
    const { inbound, senderAddress } = machine.channels;
    const places = new Map([...item(inbound, router)].map((one, at) => [senderAddress[one] ?? 0, at]));
    const place = ({ peer }: BgpPath): number => (peer === null ? -1 : (places.get(peer) ?? -1));
    return paths.toSorted((a, b) => place(a) - place(b));
  }

  function routerOf(device: string): number {
    const router = numbers.get(device);
    if (router === undefined) throw new RangeError(`there is no router ${device}`);
    return router;
  }

  return {
    bgp: (device) =>
      machine.prefixes.all.flatMap((prefix, at) => {
        const renaming = renamingOf(at, routerOf(device));
        const route = routeOf(simulation, renaming.from, renaming.way.there.prefix(at));
        if (route === null) return [];
        const paths = route.paths.map((path) => renamedPath(path, renaming));
        return [{ prefix, paths: ordered(paths, renaming.to) }];
      }),
    forwarding: (device) =>
      machine.prefixes.all.flatMap((prefix, at) => {
        const renaming = renamingOf(at, routerOf(device));
        const route = forwardingRouteOf(simulation, renaming.from, renaming.way.there.prefix(at));
        return route === null ? [] : [renamedRoute(route, prefix, renaming)];
      }),
  };
}
