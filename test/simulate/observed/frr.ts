import {
  asWritten,
  isLinkLocal,
  type NeighbourName,
  type ObservedBgp,
  type ObservedForwarding,
  type ObservedPath,
} from "./tables.ts";

interface BgpJson {
  readonly routes?: Readonly<Record<string, readonly BgpPathJson[]>>;
}

interface BgpPathJson {
  /** False, or not there, while the next hop can't be reached: then the path is kept and not used. */
  readonly valid?: boolean;
  readonly bestpath?: boolean;
  readonly multipath?: boolean;
  readonly locPrf?: number;
  readonly peerId: string;
  readonly path: string;
  readonly nexthops: readonly { readonly ip?: string; readonly used?: boolean }[];
}

interface RouteJson {
  readonly protocol: string;
  readonly selected?: boolean;
  readonly installed?: boolean;
  readonly nexthops: readonly NextHopJson[];
}

interface NextHopJson {
  readonly fib?: boolean;
  readonly ip?: string;
  readonly interfaceName?: string;
  readonly blackhole?: boolean;
  readonly unreachable?: boolean;
}

/** FRR leaves out a local preference that the neighbour did not send; it counts as this. */
const DEFAULT_LOCAL_PREF = 100;
/** FRR's peer of what the router brings in itself. */
const OWN = "(unspec)";

function pathOf(
  { bestpath, multipath, locPrf, peerId, path, nexthops }: BgpPathJson,
  neighbour: NeighbourName,
): ObservedPath {
  const own = peerId === OWN;
  const hop = nexthops.find(({ used }) => used)?.ip;
  return {
    peer: own ? null : neighbour(peerId),
    nextHop: own || hop === undefined ? null : neighbour(hop),
    asPath: path,
    localPref: locPrf ?? DEFAULT_LOCAL_PREF,
    clusters: null,
    best: bestpath ?? false,
    multipath: (bestpath ?? false) || (multipath ?? false),
  };
}

/** `show bgp ipv4 unicast json` of FRR 8.4, or `ipv6`; empty before FRR has a table. */
export function frrBgp(text: string, neighbour: NeighbourName = asWritten): ObservedBgp {
  const { routes } = JSON.parse(text || "{}") as BgpJson;
  return new Map(
    Object.entries(routes ?? {})
      .map(
        ([prefix, paths]) =>
          [prefix, paths.filter(({ valid }) => valid === true).map((one) => pathOf(one, neighbour))] as const,
      )
      // An own route whose port is down stays, and counts for nothing.
      .filter(([, paths]) => paths.length > 0),
  );
}

function wayOf({ ip, interfaceName, blackhole, unreachable }: NextHopJson, neighbour: NeighbourName): string {
  if (blackhole === true || unreachable === true) return "discard";
  return `${ip === undefined ? "connected" : neighbour(ip)} ${interfaceName ?? "?"}`;
}

/** `show ip route json` of FRR 8.4, or `show ipv6 route json`: what is in the kernel. */
export function frrForwarding(text: string, neighbour: NeighbourName = asWritten): ObservedForwarding {
  const routes = Object.entries(JSON.parse(text || "{}") as Readonly<Record<string, readonly RouteJson[]>>);
  return new Map(
    routes.flatMap(([prefix, entries]) => {
      const entry = entries.find(({ selected, installed }) => selected === true && installed === true);
      if (entry === undefined || isLinkLocal(prefix)) return [];
      const ways = entry.nexthops
        .filter(({ fib, blackhole }) => fib === true || blackhole === true)
        .map((hop) => wayOf(hop, neighbour));
      return [[prefix, ways.toSorted()] as const];
    }),
  );
}
