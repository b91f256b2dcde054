import type { PolicyFacts } from "../support/facts.ts";
import { found } from "./blocks.ts";
import type { Entry, Policies } from "./policy-lines.ts";

/** Names that something refers to, to find those that nothing does. */
export type Used = Set<string>;

export interface Side {
  readonly ip: "ip" | "ipv6";
  readonly ownAsn: number;
  readonly external: boolean;
  /** The address or range of the peer. */
  readonly peer: string;
}

/** What becomes of next hops in a map of what goes out. */
export type NextHops = "kept" | "unless-reflected" | "unless-adjacent";

const LAST_CHOICE = "local-preference 0";

/** What all entries say alike. @throws Error where they don't */
function alike<V>(entries: readonly Entry[], of: (entry: Entry) => V, what: string): V {
  if (entries.length === 0) throw new Error("a map without entries");
  const [first, ...rest] = entries.map(of);
  if (rest.some((one) => JSON.stringify(one) !== JSON.stringify(first)))
    throw new Error(`entries of a map differ in ${what}`);
  return first as V;
}

const after = (lines: readonly string[], start: string): readonly string[] =>
  lines.flatMap((line) => (line.startsWith(start) ? [line.slice(start.length)] : []));

/** The only one, or none. */
function atMostOne(lines: readonly string[], what: string): string | null {
  if (lines.length > 1) throw new Error(`${what} twice`);
  return lines[0] ?? null;
}

const standard = ({ set }: Entry): readonly string[] =>
  atMostOne(after(set, "community "), "communities")
    ?.replace(/ additive$/, "")
    .split(" ") ?? [];

const large = ({ set }: Entry): readonly string[] =>
  atMostOne(after(set, "large-community "), "large communities")
    ?.replace(/ additive$/, "")
    .split(" ") ?? [];

const isLast = ({ set }: Entry): boolean => set.includes(LAST_CHOICE);

/** What may stand beside the list. */
const beside = ({ match }: Entry): readonly string[] =>
  match.filter((one) => !/^(ip|ipv6) address |^as-path length/.test(one));

function common(
  policies: Policies,
  used: Used,
  entries: readonly Entry[],
  { ip }: Side,
): Pick<PolicyFacts, "rules" | "adds"> & { limit: number | null } {
  const list = alike(
    entries,
    ({ match }) => atMostOne(after(match, `${ip} address prefix-list `), "lists"),
    "their list",
  );
  used.add(`${ip} prefix-list ${found(list, "list of a map")}`);
  const limit = alike(
    entries,
    ({ match }) => atMostOne(after(match, "as-path length <= "), "limits of paths"),
    "their limit of paths",
  );
  return {
    rules: found(policies.prefixLists.get(`${ip} ${String(list)}`), `${ip} prefix-list ${String(list)}`),
    adds: alike(
      entries,
      (entry) => [...standard(entry).filter((one) => one !== "GSHUT"), ...large(entry)],
      "communities",
    ),
    limit: limit === null ? null : Number(limit),
  };
}

/** The first entry gives the last preference to what has the community of a shutdown, and the second takes the rest. */
function honours(policies: Policies, used: Used, entries: readonly Entry[]): boolean {
  const [first, second, ...more] = entries;
  const name = atMostOne(after(found(first, "entry").match, "community "), "community lists");
  if (second === undefined && name === null) return false;
  if (name === null || more.length > 0 || second === undefined || beside(second).length > 0)
    throw new Error("entries of what comes in that are never reached");
  used.add(`community-list ${name}`);
  const list = found(policies.communityLists.get(name), `community-list ${name}`);
  if (list.join() !== "GSHUT" || !isLast(found(first, "entry")) || isLast(second))
    throw new Error("a shutdown is not honoured");
  return true;
}

/** What comes in by a map. */
export function imported(policies: Policies, used: Used, entries: readonly Entry[], side: Side): PolicyFacts {
  const { limit, ...rest } = common(policies, used, entries, side);
  for (const { set } of entries)
    if (set.some((one) => /next-hop|prepend|GSHUT|origin/.test(one)))
      throw new Error("what comes in is altered");
  const drains = entries.every(isLast);
  const honoured = honours(policies, used, entries);
  return {
    ...rest,
    asPathLimit: limit,
    // EOS refuses another first AS by itself, and no line here says otherwise.
    firstAs: side.external,
    prepends: 0,
    drains,
    honoursShutdown: side.external && (honoured || drains),
  };
}

/** What a drained switch says of what goes out. */
export function farewell(entries: readonly Entry[], { external }: Side): boolean {
  const says = alike(entries, (entry) => standard(entry).includes("GSHUT"), "the community of a shutdown");
  const last = alike(entries, isLast, "their preference");
  if (last !== (says && !external))
    throw new Error("a preference that nobody is told, or one that is missing");
  return says;
}

/** @throws Error where a list of next hops is not the network that the peer stands on */
function nextHops(policies: Policies, used: Used, entries: readonly Entry[], side: Side): NextHops {
  const { ip, peer } = side;
  const shape = entries.map((entry) => ({
    match: beside(entry).join(),
    set: entry.set.filter((one) => one.includes("next-hop")).join(),
  }));
  const [first, second, ...more] = shape;
  const none = { match: "", set: "" };
  const own = { match: "", set: `${ip} next-hop peer-address` };
  const is = (one: typeof none | undefined, other: typeof none): boolean =>
    one?.match === other.match && one.set === other.set;
  if (second === undefined && is(first, none)) return "kept";
  if (more.length > 0) throw new Error("entries of what goes out that are never reached");
  if (is(first, { match: "route-type internal", set: "" }) && is(second, own)) return "unless-reflected";
  const name = atMostOne(after([first?.match ?? ""], `${ip} next-hop prefix-list `), "lists");
  used.add(`${ip} prefix-list ${found(name, "known form of next hops")}`);
  const network = peer.includes("/") ? peer : null;
  const rules = found(policies.prefixLists.get(`${ip} ${String(name)}`), `list ${String(name)}`);
  const bits = ip === "ip" ? 32 : 128;
  if (network !== null && rules.join() !== `permit ${network} ${network.split("/")[1] ?? ""}-${String(bits)}`)
    throw new Error(`${String(name)} is not the network of ${peer}`);
  if (first?.set === "" && is(second, own)) return "unless-adjacent";
  if (first?.set === `${ip} next-hop unchanged` && is(second, none)) return "kept";
  throw new Error("no known form of next hops");
}

/** What goes out by a map. */
export function exported(
  policies: Policies,
  used: Used,
  entries: readonly Entry[],
  side: Side,
): PolicyFacts & { readonly nextHops: NextHops } {
  const { limit, ...rest } = common(policies, used, entries, side);
  if (limit !== null) throw new Error("paths that go out are counted");
  const prepended = alike(
    entries,
    ({ set }) => atMostOne(after(set, "as-path prepend "), "paths")?.split(" ") ?? [],
    "their paths",
  );
  if (prepended.some((asn) => asn !== String(side.ownAsn))) throw new Error("another's AS in the path");
  return {
    ...rest,
    asPathLimit: null,
    firstAs: false,
    prepends: prepended.length,
    drains: farewell(entries, side),
    honoursShutdown: false,
    nextHops: nextHops(policies, used, entries, side),
  };
}
