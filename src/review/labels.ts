import type { Effect } from "./types.ts";

/** What people call a part of an intent; any other is called by its field's name, in words. */
const LISTS: Readonly<Record<string, string>> = {
  interfaces: "ports",
  serverPorts: "ports to servers",
  serverAggregates: "aggregates to servers",
  torPorts: "ports to the rack's other ToR",
  neighbors: "peers",
  linkPeers: "unnumbered links",
  prefixLists: "prefix lists",
  groups: "peer groups",
  networks: "announced networks",
  discards: "discarded ranges",
  lines: "lines of your own",
  ipv6: "IPv6 ranges",
};

/** An item of a list, and what in it is a list or a part again. */
const ITEMS: Readonly<Record<string, string>> = {
  interfaces: "port",
  serverPorts: "port to a server",
  serverAggregates: "aggregate to a server",
  torPorts: "port to the rack's other ToR",
  neighbors: "peer",
  linkPeers: "unnumbered link",
  prefixLists: "prefix list",
  groups: "peer group",
};

const FIELDS: Readonly<Record<string, string>> = {
  asn: "AS",
  vrf: "VRF",
  remoteAsn: "peer's AS",
  asNumber: "peer's AS",
  routerId: "router id",
  multipath: "equal-cost paths",
  listenLimit: "dynamic neighbours at most",
  ttlSecurityHops: "TTL security hops",
  reflectsToClients: "reflects",
  maximumPrefixes: "prefixes at most",
  rules: "permits",
  rackVlan: "rack's VLAN",
  bfd: "BFD",
};

/** `maxBlocksPerHost` becomes `max blocks per host`. Keys of labels and annotations stay as they are. */
export const sayOf = (field: string): string =>
  FIELDS[field] ??
  (/^[a-z]+([A-Z0-9][a-z0-9]*)*$/.test(field)
    ? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    : field);

/** `groups`, `NODES`, `timers` become `peer group NODES timers`. */
export function labelOf(path: readonly string[]): string {
  const [first, second, ...rest] = path;
  if (first === undefined) return "";
  const item = ITEMS[first];
  if (second === undefined) return LISTS[first] ?? sayOf(first);
  if (item !== undefined) return [item, second, ...rest.map(sayOf)].join(" ");
  return path.map(sayOf).join(" ");
}

/** More of these takes nothing from anybody, less may. */
const LIMITS = new Set(["multipath", "listenLimit", "maximumPrefixes", "limit", "maxBlocksPerHost"]);
/** Text for people. */
const REMARKS = new Set(["description"]);
/**
 * What going into maintenance and out of it changes, and nothing else. It takes nothing away: what would be missed of a switch that is shut
 * then is told apart.
 */
const MAINTENANCE: ReadonlySet<string> = new Set(["draining", "unschedulable", "prepends"]);

/** Where all of it is, which is somewhere too where nothing is said. */
const PLACES: ReadonlySet<string> = new Set(["vrf"]);

/** What a changed value does to what runs. */
export function effectOf(field: string, before: unknown, after: unknown): Effect {
  if (REMARKS.has(field) || MAINTENANCE.has(field)) return "adds";
  if (PLACES.has(field)) return "alters";
  if (before === undefined) return "adds";
  if (after === undefined) return "takes";
  if (!LIMITS.has(field) || typeof before !== "number" || typeof after !== "number") return "alters";
  return after > before ? "adds" : "takes";
}
