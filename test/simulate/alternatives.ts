import { formatPrefix } from "../../src/net/ipv4.ts";
import { bgpTable, type BgpPath, type BgpRoute, type Simulation } from "../../src/simulate/index.ts";

/**
 * The AS paths that a path of one router may have on real routers, first the simulation's. Where eBGP paths tie, FRR tells others the one that came
 * first, so what its neighbours hear depends on the order in which sessions came up.
 */
export function alternativesOf(
  simulation: Simulation,
  device: string,
): (prefix: string, path: BgpPath) => readonly string[] {
  const routers = new Map(simulation.network.routers.map((router) => [router.name, router]));
  const tables = new Map<string, ReadonlyMap<string, BgpRoute>>();
  const tableOf = (name: string): ReadonlyMap<string, BgpRoute> => {
    const known = tables.get(name);
    if (known !== undefined) return known;
    const table = new Map(bgpTable(simulation, name).map((route) => [formatPrefix(route.prefix), route]));
    tables.set(name, table);
    return table;
  };

  /** What a router may tell of a prefix; `on` are those on the way, so that a circle of ties ends. */
  function told(teller: string, prefix: string, on: readonly string[]): readonly string[] {
    const paths = tableOf(teller).get(prefix)?.paths ?? [];
    const ties = paths.some(({ best, tiesByAge }) => best && tiesByAge);
    return paths
      .filter(({ best, tiesByAge }) => best || (ties && tiesByAge))
      .flatMap((path) => heard(teller, prefix, path, [...on, teller]));
  }

  function heard(hearer: string, prefix: string, path: BgpPath, on: readonly string[]): readonly string[] {
    const own = path.asPath.join(" ");
    const from = path.from === null ? undefined : routers.get(path.from);
    if (from === undefined || on.includes(from.name)) return [own];
    const external = from.asn !== routers.get(hearer)?.asn;
    const others = told(from.name, prefix, on).map((asPath) =>
      external ? `${String(from.asn)} ${asPath}`.trim() : asPath,
    );
    return [...new Set([own, ...others])];
  }

  return (prefix, path) => heard(device, prefix, path, [device]);
}
