import { formatIpv4, formatPrefix, type Ipv4, type Prefix4 } from "../../src/net/ipv4.ts";
import { LOOPBACK } from "../../src/plan/types.ts";
import { bgpTable, forwardingTable, type BgpPath, type Simulation } from "../../src/simulate/index.ts";
import { endNamed } from "./link-ends.ts";
import type { ObservedBgp, ObservedForwarding, ObservedPath } from "./observed/tables.ts";

/** How a family writes what the simulation, which counts in IPv4, says. */
export interface Writing {
  readonly address: (address: Ipv4) => string;
  readonly prefix: (prefix: Prefix4) => string;
  /** Whether the family has it. */
  readonly has: (prefix: Prefix4) => boolean;
}

const IN_IPV4: Writing = { address: formatIpv4, prefix: formatPrefix, has: () => true };

/** `64513 64601 from 10.0.0.1 by 10.0.0.1`, the preference only where it is not the default. */
function describe(path: Omit<ObservedPath, "best" | "multipath">): string {
  const { peer, nextHop, asPath, localPref, clusters } = path;
  if (peer === null) return "its own";
  const reflected = clusters === null || clusters === "" ? "" : ` reflected by ${clusters}`;
  return `[${asPath}] from ${peer} by ${nextHop ?? "nothing"} with preference ${String(localPref)}${reflected}`;
}

/** What it is about, and how it is written. */
interface Table extends Writing {
  readonly routers: Simulation["network"]["routers"];
}

/** Who has no address but a link-local one is called by the port. */
const expectedPath = (
  { address, routers }: Table,
  { peer, nextHop, asPath, localPref, clusters }: BgpPath,
) => ({
  peer: peer === null ? null : (endNamed(routers, peer) ?? address(peer)),
  nextHop: nextHop === null ? null : (endNamed(routers, nextHop) ?? address(nextHop)),
  asPath: asPath.join(" "),
  localPref,
  // A cluster id has four octets in both families (RFC 4456).
  clusters: clusters.map(formatIpv4).toSorted().join(" "),
});

/** Everything about a path by which it can be told from others. */
function matches(writing: Table, path: BgpPath, seen: ObservedPath): boolean {
  const wanted = expectedPath(writing, path);
  if (wanted.peer === null || seen.peer === null) return wanted.peer === seen.peer;
  const same =
    wanted.peer === seen.peer && wanted.nextHop === seen.nextHop && wanted.localPref === seen.localPref;
  const reflected = seen.clusters === null || wanted.clusters === seen.clusters;
  return same && reflected && wanted.asPath === seen.asPath;
}

/** What is said of one path that both have. */
function marks(writing: Table, path: BgpPath, seen: ObservedPath): readonly string[] {
  const what = describe(expectedPath(writing, path));
  const best = path.best === seen.best;
  const together = seen.multipath === null || seen.multipath === path.multipath;
  return [
    ...(best ? [] : [`${what} is ${seen.best ? "" : "not "}the best`]),
    ...(together ? [] : [`${what} is ${seen.multipath ? "" : "not "}installed`]),
  ];
}

function routeDifferences(
  writing: Table,
  paths: readonly BgpPath[],
  seen: readonly ObservedPath[],
): readonly string[] {
  const left = [...seen];
  const found = paths.flatMap((path): readonly string[] => {
    const alike = left.filter((one) => matches(writing, path, one));
    // FRR's table does not say which of two paths that one neighbour sent was reflected by whom: then what is said of them tells.
    const one = alike.find((some) => marks(writing, path, some).length === 0) ?? alike[0];
    if (one === undefined) return [`lacks ${describe(expectedPath(writing, path))}`];
    left.splice(left.indexOf(one), 1);
    return marks(writing, path, one);
  });
  return [...found, ...left.map((path) => `has ${describe(path)} too`)];
}

/**
 * How a router's own account of its BGP table differs from what the simulation says, a line for each difference: prefixes, next
 * hops, AS paths, preference, the best, and the equal-cost set where the software shows it.
 */
export function compareBgp(
  simulation: Simulation,
  device: string,
  seen: ObservedBgp,
  writing: Writing = IN_IPV4,
): readonly string[] {
  const expected = carried(bgpTable(simulation, device), writing);
  const known = new Set(expected.map(({ prefix }) => writing.prefix(prefix)));
  const table: Table = { ...writing, routers: simulation.network.routers };
  return [
    ...expected.flatMap(({ prefix, paths }) => {
      const name = writing.prefix(prefix);
      const lines = routeDifferences(table, paths, seen.get(name) ?? []);
      return lines.map((line) => `${device}: ${name} ${line}`);
    }),
    ...[...seen.keys()].filter((name) => !known.has(name)).map((name) => `${device}: ${name} is there too`),
  ];
}

const carried = <R extends { readonly prefix: Prefix4 }>(
  routes: readonly R[],
  { has }: Writing,
): readonly R[] => routes.filter(({ prefix }) => has(prefix));

/** The ways of a route as an observed table writes them. */
function expectedWays(
  simulation: Simulation,
  device: string,
  portNames: boolean,
  writing: Writing,
): ReadonlyMap<string, string> {
  const on = (port: string): string => (portNames ? ` ${port}` : "");
  return new Map(
    carried(forwardingTable(simulation, device), writing).map((route) => {
      const ways =
        "nextHops" in route
          ? route.nextHops.map(({ address, interface: port }) => {
              const who = endNamed(simulation.network.routers, address) ?? writing.address(address);
              return `${who}${on(port)}`;
            })
          : [route.kind === "connected" ? `connected${on(route.interface)}` : route.kind];
      return [writing.prefix(route.prefix), ways.toSorted().join(", ")];
    }),
  );
}

/**
 * How what a router forwards by differs from what the simulation says. Connected networks of ports that the simulation does not know (a
 * management port) are left out; a node's port has no name in the intents, so there only addresses count. A node's own addresses on its
 * loopback, those that others have too among them, are in the kernel's table of such, which is not looked at.
 */
export function compareForwarding(
  simulation: Simulation,
  device: string,
  seen: ObservedForwarding,
  writing: Writing = IN_IPV4,
): readonly string[] {
  const router = simulation.network.routers.find(({ name }) => name === device);
  const isSwitch = router?.role !== "node";
  const ports = new Set(router?.interfaces.map(({ name }) => `connected ${name}`));
  const write = (way: string): string => (isSwitch ? way : (way.split(" ")[0] ?? way));
  const expected = expectedWays(simulation, device, isSwitch, writing);
  const known = [...seen].filter(
    ([name, ways]) =>
      expected.has(name) || !isSwitch || ways.some((way) => !way.startsWith("connected ") || ports.has(way)),
  );
  const observed = new Map(known.map(([name, ways]) => [name, ways.map(write).toSorted().join(", ")]));
  const own = new Set(
    isSwitch
      ? []
      : [
          ...router.interfaces
            .filter(({ name }) => name === LOOPBACK)
            .map(({ address }) => ({ base: address, length: 32 })),
          ...router.own.filter(({ kind }) => kind === "anycast").map(({ prefix }) => prefix),
        ].map(writing.prefix),
  );
  return [...new Set([...expected.keys(), ...observed.keys()])].flatMap((name) => {
    if (own.has(name)) return [];
    const [wanted, is] = [expected.get(name), observed.get(name)];
    return wanted === is ? [] : [`${device}: ${name} by ${is ?? "nothing"}, not by ${wanted ?? "nothing"}`];
  });
}
