import type { PrefixList, RoutingIntent } from "../../intent/index.ts";
import type { PrefixRule } from "../../plan/session.ts";
import type { ComwareFamily } from "./family.ts";
import { listName } from "./names.ts";
import { adjacentNetworks } from "./next-hops.ts";
import { peopled } from "./peers.ts";

/** From one entry of a list to the next: there is room for others between. */
const STEP = 10;

/** `permit 10.0.0.0 11 greater-equal 26 less-equal 32`; without lengths the prefix itself is meant. */
function entry(one: PrefixRule, family: ComwareFamily): string {
  const { prefix, length, minLength, maxLength } = family.rule(one);
  const least = minLength > length ? ` greater-equal ${String(minLength)}` : "";
  const most = maxLength > length ? ` less-equal ${String(maxLength)}` : "";
  return `${one.what === "refused" ? "deny" : "permit"} ${prefix}${least}${most}`;
}

/** Of two entries alike the device refuses the second, which would match nothing anyway. */
function prefixList({ name, rules }: PrefixList, family: ComwareFamily): string[] {
  const entries = [...new Set(rules.map((one) => entry(one, family)))];
  return entries.map(
    (line, at) =>
      `${family.ip} prefix-list ${listName(name, family.suffix)} index ${String((at + 1) * STEP)} ${line}`,
  );
}

/** All lists of a family that a session has. They come before the policies that name them. */
export function prefixLists(intent: RoutingIntent, family: ComwareFamily): string[] {
  const named = new Set(
    [...peopled(intent), ...intent.neighbors].flatMap(({ policy }) => [policy.imports, policy.exports]),
  );
  return [
    ...intent.prefixLists.filter(({ name }) => named.has(name)).flatMap((list) => prefixList(list, family)),
    ...adjacentNetworks(intent, family),
  ];
}
