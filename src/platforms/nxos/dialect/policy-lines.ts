import type { LineRule, Unit } from "../../ordered-change/grammar.ts";
import { several, single } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

const HIGHEST_OF_LIST = 4_294_967_294;
const HIGHEST_OF_MAP = 65_535;

const named = (name: string, goes: number): Unit => ({ name, undo: `no ${name}`, depth: 0, goes });

/** NX-OS takes no second entry of one number. */
const prefixList = (ip: "ip" | "ipv6"): LineRule => ({
  match: new RegExp(
    `^${ip} prefix-list (?<list>\\S+) seq (?<number>\\d+) (?<action>permit|deny) (?<what>.+)$`,
  ),
  key: `${ip} prefix-list {list} seq {number}`,
  unit: named(`${ip} prefix-list {list}`, places.list.goes),
  order: places.list,
  change: "line-anew",
  entry: {
    number: "{number}",
    action: "{action}",
    permits: "permit",
    elsewhere: {
      line: `${ip} prefix-list {list} seq {number} {action} {what}`,
      undo: `no ${ip} prefix-list {list} seq {number} {action} {what}`,
    },
    highest: HIGHEST_OF_LIST,
  },
});

const LISTS = [
  "match ip address prefix-list",
  "match ipv6 address prefix-list",
  "match ip next-hop prefix-list",
  "match ipv6 next-hop prefix-list",
];

const SETTINGS = [
  "set community",
  "set local-preference",
  "set as-path prepend",
  "set ip next-hop",
  "set ipv6 next-hop",
];

/** Lists and maps: each the fabric's as a whole, by its name. */
export const policies: readonly LineRule[] = [
  prefixList("ip"),
  prefixList("ipv6"),
  {
    match: /^(?<ip>ip|ipv6) prefix-list (?<list>\S+) /,
    unit: named("{ip} prefix-list {list}", places.list.goes),
    order: places.list,
  },
  {
    match: /^route-map (?<map>\S+) (?<action>permit|deny) (?<number>\d+)$/,
    key: "route-map {map} {number}",
    unit: named("route-map {map}", places.map.goes),
    order: places.map,
    entry: {
      number: "{number}",
      action: "{action}",
      permits: "permit",
      guard: { line: "route-map {map} deny {number}", undo: "no route-map {map} deny {number}" },
      highest: HIGHEST_OF_MAP,
    },
    block: [
      // A second list would be one more to match.
      ...LISTS.map((start) => several(start, { order: places.match, narrows: "any" })),
      single("match as-number", { order: places.match, narrows: "all", change: "line-anew" }),
      { match: /^match /, order: places.match, narrows: "all" },
      ...SETTINGS.map((key) => single(key, { order: places.set })),
      { match: /^set /, order: places.set },
    ],
  },
];
