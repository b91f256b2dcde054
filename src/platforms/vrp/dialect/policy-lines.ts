import type { LineRule, Unit } from "../../ordered-change/grammar.ts";
import { single, several } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

const named = (name: string, goes: number): Unit => ({ name, undo: `undo ${name}`, depth: 0, goes });

const entry = (highest: number) => ({ number: "{number}", action: "{action}", permits: "permit", highest });

/** A number that is taken keeps its entry until that is undone. */
const numbered = (kind: string): LineRule => ({
  match: new RegExp(`^${kind} (?<list>\\S+) index (?<number>\\d+) (?<action>permit|deny) .+$`),
  key: `${kind} {list} {number}`,
  undo: [`undo ${kind} {list} index {number}`],
  unit: named(`${kind} {list}`, places.list.goes),
  order: places.list,
  change: "line-anew",
  entry: entry(4_294_967_295),
});

/** Lists and policies: each the fabric's as a whole, by its name. Matches of one kind add up, but for lists of prefixes. */
export const policies: readonly LineRule[] = [
  ...["ip ip-prefix", "ip ipv6-prefix", "ip community-filter basic"].map(numbered),
  {
    match: /^route-policy (?<policy>\S+) (?<action>permit|deny) node (?<number>\d+)$/,
    key: "route-policy {policy} {number}",
    undo: ["undo route-policy {policy} node {number}"],
    unit: named("route-policy {policy}", places.policy.goes),
    order: places.policy,
    entry: entry(65_535),
    block: [
      ...[
        "if-match ip-prefix",
        "if-match ip next-hop",
        "if-match ipv6 address",
        "if-match ipv6 next-hop",
      ].map((key) => single(key, { order: places.match })),
      several("if-match", { order: places.match }),
      ...["community", "large-community", "local-preference", "as-path"].map((what) =>
        single(`apply ${what}`, { order: places.apply, undo: [`undo apply ${what}`] }),
      ),
      single("apply ip-address next-hop", { order: places.apply }),
      single("apply ipv6 next-hop", { order: places.apply }),
      several("apply", { order: places.apply }),
    ],
  },
];
