import type { LineRule, Unit } from "../../ordered-change/grammar.ts";
import { single } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

const MOST_ENTRIES = 65_535;

const named = (name: string, goes: number): Unit => ({ name, undo: `undo ${name}`, depth: 0, goes });

/** Of two entries alike the device refuses the second, and a number that is taken keeps its entry until that is undone. */
const prefixList = (ip: "ip" | "ipv6", nothing: string, all: string): LineRule => ({
  match: new RegExp(
    `^${ip} prefix-list (?<list>\\S+) index (?<number>\\d+) (?<action>permit|deny) (?<what>.+)$`,
  ),
  key: `${ip} prefix-list {list} {number}`,
  undo: [`undo ${ip} prefix-list {list} index {number}`],
  unit: named(`${ip} prefix-list {list}`, places.list.goes),
  order: places.list,
  change: "line-anew",
  entry: {
    number: "{number}",
    action: "{action}",
    permits: "permit",
    elsewhere: {
      line: `${ip} prefix-list {list} index {number} {action} {what}`,
      undo: `undo ${ip} prefix-list {list} index {number}`,
    },
    unlike: {
      stub: `${ip} prefix-list {list} index {number} deny ${nothing}`,
      refusal: `${ip} prefix-list {list} index {number} deny ${all}`,
    },
    highest: MOST_ENTRIES,
  },
});

/** A node has one match and one setting of a kind. */
const MATCHES = [
  "if-match ip address prefix-list",
  "if-match ip next-hop prefix-list",
  "if-match ipv6 address prefix-list",
  "if-match ipv6 next-hop prefix-list",
  "if-match as-path",
  "if-match community",
];
const SETTINGS = [
  "apply community",
  "apply local-preference",
  "apply as-path",
  "apply ip-address next-hop",
  "apply ipv6 next-hop",
];

/** Lists and policies: each the fabric's as a whole, by its name. Entries of AS path lists have no number, and new ones go behind the old. */
export const policies: readonly LineRule[] = [
  prefixList("ip", "0.0.0.0 32", "0.0.0.0 0 less-equal 32"),
  prefixList("ipv6", ":: 128", ":: 0 less-equal 128"),
  {
    match: /^ip as-path (?<list>\d+) .+$/,
    unit: named("ip as-path {list}", places.list.goes),
    order: places.list,
    change: "unit-anew",
    defines: true,
  },
  {
    match: /^ip community-list basic (?<list>\S+) .+$/,
    unit: named("ip community-list basic {list}", places.list.goes),
    order: places.list,
  },
  {
    match: /^route-policy (?<policy>\S+) (?<action>permit|deny) node (?<number>\d+)$/,
    key: "route-policy {policy} {number}",
    undo: ["undo route-policy {policy} node {number}"],
    unit: named("route-policy {policy}", places.policy.goes),
    order: places.policy,
    entry: {
      number: "{number}",
      action: "{action}",
      permits: "permit",
      guard: {
        line: "route-policy {policy} deny node {number}",
        undo: "undo route-policy {policy} deny node {number}",
      },
      highest: MOST_ENTRIES,
    },
    block: [
      ...MATCHES.map((key) => single(key, { order: places.match, undo: [`undo ${key}`] })),
      ...SETTINGS.map((key) => single(key, { order: places.apply, undo: [`undo ${key}`] })),
      { match: /^if-match /, order: places.match },
      { match: /^apply /, order: places.apply },
    ],
  },
];
