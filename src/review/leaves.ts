import { ipv4Family, type Family } from "../intent/index.ts";
import { formatIpv4 } from "../net/ipv4.ts";
import { formatPrefix6 } from "../net/ipv6.ts";
import type { PrefixRule } from "../plan/session.ts";
import { isMapping } from "../text/json.ts";

/** Fields that hold an address as a number. */
const ADDRESSES = new Set(["address", "base", "via", "ownAddress", "peerAddress", "sharedAddress"]);

/** Fields that hold what is written as an address of IPv4 and is none. */
const IDS = new Set(["routerId", "reflectorCluster", "clusterId"]);

const numbers = (value: Readonly<Record<string, unknown>>, ...keys: readonly string[]): boolean =>
  keys.every((key) => typeof value[key] === "number");

/** A network or an interface's address as text; null for anything else. */
function compact(value: Readonly<Record<string, unknown>>, family: Family): string | null {
  const { base, address, length } = value as Record<"base" | "address" | "length", number>;
  const size = Object.keys(value).length;
  if (size === 2 && typeof value["base"] === "bigint" && typeof value["length"] === "number")
    return formatPrefix6({ base: value["base"], length: value["length"] });
  if (size === 2 && numbers(value, "base", "length")) return family.prefix({ base, length });
  if (size === 2 && numbers(value, "address", "length")) return family.interfaceAddress({ address, length });
  return null;
}

const isRule = (
  value: Readonly<Record<string, unknown>>,
): value is Readonly<Record<string, unknown>> & PrefixRule =>
  isMapping(value["prefix"]) &&
  numbers(value["prefix"], "base", "length") &&
  numbers(value, "minLength", "maxLength");

/**
 * Intents and objects with every address as text, so that whatever walks them needs to know nothing of either. A rule of a prefix
 * list becomes `10.32.0.0/11 26 to 32`.
 */
export function readable(value: unknown, family: Family = ipv4Family, key = ""): unknown {
  if (typeof value === "number" && IDS.has(key)) return formatIpv4(value);
  if (typeof value === "number" && ADDRESSES.has(key)) return family.address(value);
  if (Array.isArray(value)) return value.map((item) => readable(item, family));
  if (!isMapping(value)) return value;
  if (isRule(value)) {
    const { prefix, minLength, maxLength } = family.rule(value);
    return `${prefix} length ${String(minLength)} to ${String(maxLength)}`;
  }
  const text = compact(value, family);
  if (text !== null) return text;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [field, readable(inner, family, field)]),
  );
}

/** What tells an item of a list from its neighbours: its name, its address, or all of it. */
export function identityOf(item: unknown): string {
  if (!isMapping(item)) return String(item);
  const link = "place" in item ? item["interface"] : undefined;
  const own = item["name"] ?? item["device"] ?? item["address"] ?? item["cidr"] ?? link;
  return typeof own === "string" ? own : JSON.stringify(item);
}

/** An item of a list that comes or goes, in a few words: `swp51 (spine-3 swp1, 10.254.0.5/31)`. */
export function summaryOf(item: unknown): string {
  if (!isMapping(item)) return String(item);
  const { description, address, remoteAsn, rules } = item;
  const identity = identityOf(item);
  const more = [
    description,
    address === identity ? undefined : address,
    remoteAsn === undefined || remoteAsn === null ? undefined : `AS ${String(remoteAsn as number)}`,
    Array.isArray(rules) ? rules.map(String).join("; ") : undefined,
  ].filter((one) => one !== undefined);
  return more.length === 0 ? identity : `${identity} (${more.map(String).join(", ")})`;
}
