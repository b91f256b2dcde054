import type { PeerGroup, PrefixList, SwitchIntent } from "../../intent/index.ts";
import { containsAddress, networkOf, type Prefix4 } from "../../net/ipv4.ts";
import type { PrefixRule } from "../../plan/session.ts";
import { apart, type VrpFamily } from "./family.ts";

const INDEX_STEP = 10;

/** `permit 10.0.0.0 11 greater-equal 26 less-equal 32`, `deny` for what is refused. */
function rule(one: PrefixRule, family: VrpFamily): string {
  const { prefix, length, minLength, maxLength } = family.rule(one);
  const [address] = apart(prefix);
  const least = minLength > length ? ` greater-equal ${String(minLength)}` : "";
  const most = maxLength > length ? ` less-equal ${String(maxLength)}` : "";
  return `${one.what === "refused" ? "deny" : "permit"} ${address} ${String(length)}${least}${most}`;
}

function listed({ name, rules }: PrefixList, family: VrpFamily): string[] {
  const entries = rules.map((one) => rule(one, family));
  return entries.map(
    (entry, at) =>
      `${family.words.prefixList} ${name}${family.suffix} index ${String((at + 1) * INDEX_STEP)} ${entry}`,
  );
}

/** The list of the network on which the group's peers, and so next hops that stay, stand. */
export const nextHopList = ({ name }: PeerGroup, { suffix }: VrpFamily): string =>
  `NEXT-HOP-${name}${suffix}`;

/** The network that the group's peers stand on, as the switch has it. */
function sharedNetwork({ interfaces }: SwitchIntent, { name, network }: PeerGroup): Prefix4 {
  const own = interfaces.find(({ address }) => network !== null && containsAddress(network, address.address));
  if (own === undefined) throw new RangeError(`the peers of ${name} stand on no network of the switch`);
  return networkOf(own.address);
}

/** For each group that needs it, the network whose next hops stay. */
const nextHopLists = (intent: SwitchIntent, family: VrpFamily): string[] =>
  intent.groups
    .filter(({ nextHopSelf }) => nextHopSelf === "unless-adjacent")
    .map(
      (group) =>
        `${family.words.prefixList} ${nextHopList(group, family)} index ${String(INDEX_STEP)} permit ${family.listed(sharedNetwork(intent, group))} less-equal ${String(family.bits)}`,
    );

/** All of a family, each of which a route-policy is around. */
export const prefixLists = (intent: SwitchIntent, family: VrpFamily): string[] => [
  ...intent.prefixLists.flatMap((list) => listed(list, family)),
  ...nextHopLists(intent, family),
];
