import type { PrefixList, SwitchIntent } from "../../intent/index.ts";
import type { PrefixRule } from "../../plan/session.ts";
import type { NxosFamily } from "./family.ts";
import { nxosName } from "./names.ts";
import { adjacentNetworks } from "./next-hops.ts";

const SEQ_STEP = 5;

/** NX-OS takes a length only above the prefix's own, and shows a single one as `eq`. */
function lengths(length: number, least: number, most: number): string {
  if (most === length) return "";
  if (least === most) return ` eq ${String(most)}`;
  return `${least > length ? ` ge ${String(least)}` : ""} le ${String(most)}`;
}

/** `permit 10.0.0.0/11 ge 26 le 32`, `deny` for what is refused. */
function rule(one: PrefixRule, family: NxosFamily): string {
  const { prefix, length, minLength, maxLength } = family.rule(one);
  return `${one.what === "refused" ? "deny" : "permit"} ${prefix}${lengths(length, minLength, maxLength)}`;
}

const prefixList = ({ name, rules }: PrefixList, family: NxosFamily): string[] =>
  rules.map(
    (one, at) =>
      `${family.ip} prefix-list ${nxosName(name, family.suffix)} seq ${String((at + 1) * SEQ_STEP)} ${rule(one, family)}`,
  );

/** Every list of a family. */
export const prefixLists = (intent: SwitchIntent, family: NxosFamily): string[] => [
  ...intent.prefixLists.flatMap((list) => prefixList(list, family)),
  ...adjacentNetworks(intent, family),
];
