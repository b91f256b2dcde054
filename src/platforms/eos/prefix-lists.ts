import { inFamily, type PrefixList, type RoutingIntent } from "../../intent/index.ts";
import type { PrefixRule } from "../../plan/session.ts";
import { ipFamilies, type IpFamily } from "../ip-family.ts";
import { nameIn } from "./names.ts";
import { adjacentNetworks } from "./next-hops.ts";

const SEQ_STEP = 10;

/** `permit 10.0.0.0/11 ge 26 le 32`, ` eq 24` for a single length, `deny` for what is refused. */
function rule(one: PrefixRule, family: IpFamily): string {
  const { prefix, length, minLength, maxLength } = family.rule(one);
  const what = `${one.what === "refused" ? "deny" : "permit"} ${prefix}`;
  if (minLength === maxLength) return `${what}${minLength > length ? ` eq ${String(minLength)}` : ""}`;
  return `${what}${minLength > length ? ` ge ${String(minLength)}` : ""} le ${String(maxLength)}`;
}

const prefixList = ({ name, rules }: PrefixList, family: IpFamily): string[] => [
  `${family.ip} prefix-list ${nameIn(name, family)}`,
  ...rules.map((one, at) => `   seq ${String((at + 1) * SEQ_STEP)} ${rule(one, family)}`),
];

/** The prefix lists of each family. */
export const prefixLists = (intent: RoutingIntent): string[][] =>
  ipFamilies(intent).flatMap((family) => [
    ...inFamily(intent, family).prefixLists.map((list) => prefixList(list, family)),
    ...adjacentNetworks(intent, family),
  ]);
