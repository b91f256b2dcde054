import type { LineRule, Unit } from "../../ordered-change/grammar.ts";
import { single } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

const MOST_ENTRIES = 65_535;

const named = (name: string, goes: number): Unit => ({ name, undo: `no ${name}`, depth: 0, goes });

/** An entry has one match and one setting of a kind. */
const MATCHES = [
  "match ip address prefix-list",
  "match ipv6 address prefix-list",
  "match ip next-hop prefix-list",
  "match ipv6 next-hop prefix-list",
  "match as-path length",
  "match community",
  "match route-type",
];
const SETTINGS = [
  "set community",
  "set large-community",
  "set local-preference",
  "set as-path prepend",
  "set origin",
  "set ip next-hop",
  "set ipv6 next-hop",
];

const prefixList = (ip: "ip" | "ipv6"): LineRule => ({
  match: new RegExp(`^${ip} prefix-list (?<list>\\S+)$`),
  key: `${ip} prefix-list {list}`,
  unit: named(`${ip} prefix-list {list}`, places.list.goes),
  order: places.list,
  block: [
    {
      match: /^seq (?<number>\d+) (?<action>permit|deny) (?<what>.+)$/,
      key: "seq {number}",
      undo: ["no seq {number}"],
      change: "line-anew",
      entry: {
        number: "{number}",
        action: "{action}",
        permits: "permit",
        elsewhere: { line: "seq {number} {action} {what}", undo: "no seq {number}" },
        highest: MOST_ENTRIES,
      },
    },
  ],
});

/** Lists, maps and filters: each the fabric's as a whole, by its name. */
export const policies: readonly LineRule[] = [
  {
    match: /^ip community-list (?<list>\S+) (?:permit|deny) .+$/,
    unit: named("ip community-list {list}", places.list.goes),
    order: places.list,
  },
  prefixList("ip"),
  prefixList("ipv6"),
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
      highest: MOST_ENTRIES,
    },
    block: [
      ...MATCHES.map((key) => single(key, { order: places.match, narrows: "all" })),
      ...SETTINGS.map((key) => single(key, { order: places.set })),
      { match: /^match /, order: places.match, narrows: "all" },
      { match: /^set /, order: places.set },
    ],
  },
  {
    match: /^peer-filter (?<filter>\S+)$/,
    unit: named("peer-filter {filter}", places.map.goes),
    order: places.map,
    block: [
      {
        match: /^(?<number>\d+) (?<what>match .+) result (?<action>accept|reject)$/,
        key: "{number}",
        undo: ["no {number}"],
        change: "line-anew",
        entry: {
          number: "{number}",
          action: "{action}",
          permits: "accept",
          elsewhere: { line: "{number} {what} result {action}", undo: "no {number}" },
          highest: MOST_ENTRIES,
        },
      },
    ],
  },
];
