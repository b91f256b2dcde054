import {
  demand,
  each,
  inRange,
  maybe,
  maybeNumber,
  maybeText,
  namesIn,
  text,
  within,
  type At,
} from "./at.ts";

export interface PrefixListRead {
  readonly type: string;
  readonly rules: readonly string[];
}

export interface RouteMapRule {
  readonly type: string;
  readonly list: string;
  readonly asPath: string | null;
  readonly nextHops: string | null;
  readonly prepends: string | null;
  readonly adds: readonly string[];
  readonly nextHop: string | null;
  readonly prefersGlobal: boolean;
}

export interface Policies {
  readonly asPaths: ReadonlyMap<string, number>;
  readonly lists: ReadonlyMap<string, PrefixListRead>;
  readonly maps: ReadonlyMap<string, readonly RouteMapRule[]>;
}

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** Named rules, which a list has in rising order. */
function ruled<T>(at: At, reader: (at: At) => T): readonly T[] {
  const rules = each(at, "rule", reader);
  for (const [number] of rules) inRange(at, /^[1-9][0-9]*$/.test(number) ? Number(number) : 0, 1, 65535);
  const numbers = rules.map(([number]) => Number(number));
  if (numbers.length === 0 || numbers.some((one, nth) => nth > 0 && one <= (numbers[nth - 1] ?? 0)))
    throw new Error(`${at.path}: no rules in rising order`);
  return rules.map(([, rule]) => rule);
}

function prefixRule(at: At, type: string): string {
  const action = text(at, "action");
  if (action !== "permit" && action !== "deny") throw new Error(`${at.path}: ${action}`);
  const matches = each(at, "match", (lengths, prefix) => {
    const bits = type === "ipv6" ? 128 : 32;
    if (prefix.includes(":") !== (type === "ipv6")) throw new Error(`${lengths.path}: not of ${type}`);
    const own = Number(prefix.split("/")[1]);
    const [least, most] = [maybeNumber(lengths, "min-prefix-len"), maybeNumber(lengths, "max-prefix-len")];
    const from = least ?? own;
    const to = most ?? (least === null ? own : -1);
    inRange(lengths, from, own, to);
    return `${action} ${prefix} ${String(from)}-${String(inRange(lengths, to, from, bits))}`;
  });
  const [first, ...others] = matches;
  if (first === undefined || others.length > 0) throw new Error(`${at.path}: not one prefix`);
  return first[1];
}

const prefixList = (at: At): PrefixListRead => {
  const type = text(at, "type");
  return { type, rules: ruled(at, (rule) => prefixRule(rule, type)) };
};

/** How many AS numbers the list lets through, which it says in three rules. */
function asPathList(at: At): number {
  const [sets, long, rest, ...more] = ruled(
    at,
    (rule) => `${text(rule, "action")} ${text(rule, "aspath-exp")}`,
  );
  const most = /^deny \^\(\[0-9\]\+\[\^0-9\]\)\{([0-9]+)\}\[0-9\]$/.exec(long ?? "")?.[1];
  if (sets !== "deny [{(]" || most === undefined || rest !== "permit .*" || more.length > 0)
    throw new Error(`${at.path}: not a limit of AS numbers`);
  return Number(most);
}

/** Communities that are added to those that are there. */
function added(at: At, key: string): readonly string[] {
  const names = namesIn(at, key) ?? [];
  if (names.length > 0 && names.at(-1) !== "additive")
    throw new Error(`${at.path}: ${key} takes the others away`);
  return names.slice(0, -1);
}

const NOTHING = { prepends: null, adds: [], nextHop: null, prefersGlobal: false };

function mapRule(at: At): RouteMapRule {
  within(at, "action", (action) => within(action, "permit", () => true));
  const match = within(at, "match", (of) => ({
    asPath: maybeText(of, "as-path-list"),
    nextHops: maybeText(of, "ip-nexthop-list"),
    list: text(of, "ip-prefix-list"),
    type: text(of, "type"),
  }));
  const set = maybe(at, "set", (of) => ({
    prepends: maybe(of, "as-path-prepend", (prepend) => text(prepend, "as")),
    adds: [...added(of, "community"), ...added(of, "large-community")],
    nextHop: maybeText(of, match.type === "ipv6" ? "ipv6-nexthop-global" : "ip-nexthop"),
    prefersGlobal: of.left.has("ipv6-nexthop-prefer-global")
      ? (demand(of, "ipv6-nexthop-prefer-global", "on"), true)
      : false,
  }));
  return { ...match, ...(set ?? NOTHING) };
}

function named<T>(entries: readonly [string, T][]): ReadonlyMap<string, T> {
  for (const [name] of entries) if (!NAME.test(name)) throw new Error(`${name} is no name`);
  return new Map(entries);
}

/** Everything under `router.policy`. */
export const policies = (at: At): Policies => ({
  asPaths: named(each(at, "as-path-list", asPathList)),
  lists: named(each(at, "prefix-list", prefixList)),
  maps: named(each(at, "route-map", (map) => ruled(map, mapRule))),
});
