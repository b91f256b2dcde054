import type { PolicyFacts } from "../support/facts.ts";
import { addressOf } from "./addresses.ts";
import type { Configuration, PolicyNode, PrefixEntry } from "./configuration.ts";

const SHUTDOWN = "65535:0";

/** A policy with what it names, for one family. */
export interface ReadPolicy {
  readonly nodes: readonly ReadNode[];
  readonly rules: readonly string[];
  readonly asPathLimit: number | null;
}

interface ReadNode {
  readonly communities: readonly string[];
  readonly matchesShutdown: boolean;
  readonly localPreference: number | null;
  readonly path: readonly number[];
  /** A range of next hops that is matched. */
  readonly nextHopIn: string | null;
  readonly nextHop: string | null;
}

/** Names of lists and policies that something names. */
export type Used = Set<string>;

const ruleOf = ({ action, prefix, least, most }: PrefixEntry): string =>
  `${action} ${prefix} ${String(least)}-${String(most)}`;

/** Entries in the order of their indexes, which is that of the lines, with room for others between them. */
function rulesOf(entries: readonly PrefixEntry[]): readonly string[] {
  entries.forEach(({ index }, at) => {
    if (index !== (at + 1) * 10) throw new Error("indexes do not rise in tens");
  });
  return entries.map(ruleOf);
}

function listOf({ prefixLists }: Configuration, used: Used, key: string): readonly PrefixEntry[] {
  const list = prefixLists.get(key);
  if (list === undefined) throw new Error(`no prefix list ${key}`);
  used.add(`prefix-list ${key}`);
  return list;
}

/** A list that denies what is longer, and then permits all. */
function limitOf({ asPathLists }: Configuration, used: Used, number: string | undefined): number | null {
  if (number === undefined) return null;
  const [deny = "", permit = "", ...more] = asPathLists.get(number) ?? [];
  const limit = /^deny \^\(\[0-9\]\+_\)\{([0-9]+),\}\[0-9\]$/.exec(deny)?.[1];
  if (limit === undefined || permit !== "permit .*" || more.length > 0)
    throw new Error(`AS path list ${number} is no limit`);
  used.add(`as-path ${number}`);
  return Number(limit);
}

function readNode(
  configuration: Configuration,
  used: Used,
  ip: string,
  { matches, applies }: PolicyNode,
): ReadNode {
  const known = [`${ip} address`, `${ip} next-hop`, "as-path", "community"];
  const strange = [...matches.keys()].filter((key) => !known.includes(key));
  if (strange.length > 0) throw new Error(`matches ${strange.join()} in the other family`);
  const community = matches.get("community");
  if (community !== undefined) {
    if (configuration.communityLists.get(community) !== SHUTDOWN)
      throw new Error(`no shutdown in ${community}`);
    used.add(`community-list ${community}`);
  }
  const hops = matches.get(`${ip} next-hop`);
  const range = hops === undefined ? undefined : listOf(configuration, used, `${ip} ${hops}`).map(ruleOf);
  const hop = applies.get(ip === "ip" ? "ip-address next-hop" : "ipv6 next-hop");
  if (applies.has(ip === "ip" ? "ipv6 next-hop" : "ip-address next-hop"))
    throw new Error("next hop of the other family");
  return {
    communities: applies.get("community")?.split(" ") ?? [],
    matchesShutdown: community !== undefined,
    localPreference: applies.has("local-preference") ? Number(applies.get("local-preference")) : null,
    path: applies.get("as-path")?.split(" ").map(Number) ?? [],
    nextHopIn: range === undefined ? null : range.join(),
    nextHop: hop === undefined ? null : addressOf(hop),
  };
}

/** @throws Error where the policy, or what it names, is not there, or its nodes are around different lists */
export function readPolicy(
  configuration: Configuration,
  used: Used,
  ip: "ip" | "ipv6",
  name: string,
): ReadPolicy {
  const nodes = configuration.policies.get(name);
  if (nodes === undefined) throw new Error(`no route policy ${name}`);
  used.add(`route-policy ${name}`);
  nodes.forEach(({ node }, at) => {
    if (node !== (at + 1) * 10) throw new Error(`nodes of ${name} are out of step`);
  });
  const lists = new Set(nodes.map(({ matches }) => matches.get(`${ip} address`)));
  const paths = new Set(nodes.map(({ matches }) => matches.get("as-path")));
  const [list] = lists;
  if (lists.size !== 1 || paths.size !== 1 || list === undefined) throw new Error(`nodes of ${name} differ`);
  return {
    nodes: nodes.map((node) => readNode(configuration, used, ip, node)),
    rules: rulesOf(listOf(configuration, used, `${ip} ${list}`)),
    asPathLimit: limitOf(configuration, used, [...paths][0]),
  };
}

const same = <T>(values: readonly T[], what: string): T => {
  const [first, ...rest] = values.map((value) => JSON.stringify(value));
  if (first === undefined || rest.some((one) => one !== first)) throw new Error(`nodes differ in ${what}`);
  return values[0] as T;
};

const without = (communities: readonly string[]): readonly string[] =>
  communities.filter((one) => one !== SHUTDOWN);

/** Of a policy for what comes in. */
export function importFacts({ nodes, rules, asPathLimit }: ReadPolicy, isInternal: boolean): PolicyFacts {
  if (nodes.some(({ nextHop, nextHopIn, path }) => nextHop !== null || nextHopIn !== null || path.length > 0))
    throw new Error("a policy for what comes in changes what goes out");
  const lowest = nodes.map(({ localPreference }) => localPreference === 0);
  const [heard, plain, ...more] = nodes;
  const honours =
    heard?.matchesShutdown === true &&
    plain?.matchesShutdown === false &&
    heard.localPreference === 0 &&
    plain.localPreference === null &&
    more.length === 0;
  const drains =
    nodes.length === 1 && lowest[0] === true && nodes[0]?.communities.includes(SHUTDOWN) === true;
  const plainOnly = nodes.length === 1 && nodes[0]?.localPreference === null && !nodes[0].matchesShutdown;
  if (!honours && !drains && !plainOnly) throw new Error("a policy for what comes in that nobody knows");
  return {
    rules,
    adds: same(
      nodes.map(({ communities }) => without(communities)),
      "communities",
    ),
    asPathLimit,
    firstAs: false,
    prepends: 0,
    drains,
    honoursShutdown: honours || (drains && !isInternal),
  };
}

/** Of a policy for what goes out. */
export function exportFacts(
  { nodes, rules, asPathLimit }: ReadPolicy,
  asn: number,
  isInternal: boolean,
): PolicyFacts {
  if (asPathLimit !== null || nodes.some(({ matchesShutdown }) => matchesShutdown))
    throw new Error("a policy for what goes out looks at what came in");
  const communities = same(
    nodes.map((one) => one.communities),
    "communities",
  );
  const preference = same(
    nodes.map(({ localPreference }) => localPreference),
    "preference",
  );
  const path = same(
    nodes.map((one) => one.path),
    "path",
  );
  if (path.some((number) => number !== asn)) throw new Error("prepends another's AS number");
  const drains = communities.includes(SHUTDOWN);
  if ((preference === 0) !== (drains && isInternal) || (preference !== null && preference !== 0))
    throw new Error(`a preference of ${String(preference)} where it means nothing`);
  return {
    rules,
    adds: without(communities),
    asPathLimit: null,
    firstAs: false,
    prepends: path.length,
    drains,
    honoursShutdown: false,
  };
}
