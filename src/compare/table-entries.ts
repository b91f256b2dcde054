import type { TableName } from "../hardware/models/index.ts";
import type { Family } from "../intent/index.ts";
import type { Entries } from "../simulate/index.ts";

type FamilyName = Family["name"];

/** Which tables' sizes are known. */
export type Sized = (table: TableName) => boolean;

/** Where entries of a kind stand: in the first of these tables that the hardware has apart, else in the last. */
interface Homes {
  readonly prefixes: readonly TableName[];
  readonly hosts: readonly TableName[];
}

/** By address family. Where IPv6 routes have a table apart, single IPv6 addresses stand there sooner than among IPv4's. */
const homesOf = (sized: Sized): Readonly<Record<FamilyName, Homes>> => ({
  ipv4: { prefixes: ["routes"], hosts: ["hosts", "routes"] },
  ipv6: {
    prefixes: ["ipv6Routes", "routes"],
    hosts: sized("ipv6Routes") ? ["ipv6Hosts", "ipv6Routes"] : ["ipv6Hosts", "hosts", "routes"],
  },
});

const home = (homes: readonly TableName[], sized: Sized): TableName | undefined =>
  homes.find(sized) ?? homes.at(-1);

const HOST_TABLES: ReadonlySet<TableName> = new Set<TableName>(["hosts", "ipv6Hosts"]);

/** What one family's entries take of a table. Neighbours are entries only where single addresses have a table of their own. */
function ofFamily(table: TableName, entries: Entries, { prefixes, hosts }: Homes, sized: Sized): number {
  const { neighbours, ecmpGroups } = entries;
  if (table === "nextHops") return neighbours;
  if (table === "ecmpGroups") return ecmpGroups;
  const inPrefixes = home(prefixes, sized) === table ? entries.prefixes : 0;
  const inHosts = home(hosts, sized) === table ? entries.hosts : 0;
  return inPrefixes + inHosts + (HOST_TABLES.has(table) && home(hosts, sized) === table ? neighbours : 0);
}

/**
 * How many entries of a table a router takes, of all address families. `entries` are of one: another has as many again, since each object
 * has its address, its sessions and its routes in both.
 */
export function taken(
  table: TableName,
  entries: Entries,
  sized: Sized,
  families: readonly FamilyName[],
): number {
  const homes = homesOf(sized);
  return families.reduce((sum, name) => sum + ofFamily(table, entries, homes[name], sized), 0);
}
