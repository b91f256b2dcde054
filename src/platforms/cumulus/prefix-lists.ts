import type { PeerGroup, RoutingIntent } from "../../intent/index.ts";
import { networkOf } from "../../net/ipv4.ts";
import type { PrefixRule } from "../../plan/session.ts";
import type { CumulusFamily } from "./family.ts";
import { listName } from "./names.ts";
import { adjacentName, ownAddress, setsNextHops } from "./next-hops.ts";
import { rules, type Tree } from "./tree.ts";

const permitted = (action: "permit" | "deny", prefix: string, lengths: Tree): Tree => ({
  action,
  match: { [prefix]: lengths },
});

/** Lengths are said only above the prefix's own, as in FRR. */
function rule(one: PrefixRule, family: CumulusFamily): Tree {
  const { prefix, length, minLength, maxLength } = family.rule(one);
  return permitted(one.what === "refused" ? "deny" : "permit", prefix, {
    ...(maxLength > length ? { "max-prefix-len": maxLength } : {}),
    ...(minLength > length ? { "min-prefix-len": minLength } : {}),
  });
}

/** The network on which the group's peers, and so next hops that stay, stand. */
const adjacentNetwork = (intent: RoutingIntent, group: PeerGroup, family: CumulusFamily): Tree =>
  permitted("permit", family.prefix(networkOf(ownAddress(intent, group))), { "max-prefix-len": family.bits });

/** Every prefix list of a family, by name. */
export const prefixLists = (intent: RoutingIntent, family: CumulusFamily): readonly [string, Tree][] => [
  ...intent.prefixLists.map((list): [string, Tree] => [
    listName(list.name, family),
    { rule: rules(list.rules.map((one) => rule(one, family))), type: family.name },
  ]),
  ...intent.groups
    .filter(setsNextHops)
    .map((group): [string, Tree] => [
      adjacentName(group, family),
      { rule: rules([adjacentNetwork(intent, group, family)]), type: family.name },
    ]),
];
