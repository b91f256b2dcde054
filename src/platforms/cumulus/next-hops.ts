import type { InterfaceIntent, PeerGroup, RoutingIntent } from "../../intent/index.ts";
import { containsAddress } from "../../net/ipv4.ts";
import type { CumulusFamily } from "./family.ts";
import { listName } from "./names.ts";
import type { Tree } from "./tree.ts";

/** Whether the switch names itself as next hop of what is not on the peers' own network: a route map does that. */
export const setsNextHops = ({ nextHopSelf }: PeerGroup): boolean => nextHopSelf === "unless-adjacent";

/** The list of the network on which the group's peers stand. */
export const adjacentName = ({ name }: PeerGroup, family: CumulusFamily): string =>
  listName(`NEXT-HOP-${name}`, family);

/** The switch's own address on the network that the group's peers stand on. */
export function ownAddress(
  { interfaces }: RoutingIntent,
  { name, network }: PeerGroup,
): InterfaceIntent["address"] {
  const own = interfaces.find(({ address }) => network !== null && containsAddress(network, address.address));
  if (own === undefined) throw new RangeError(`the peers of ${name} stand on no network of the switch`);
  return own.address;
}

const SET = { ipv4: "ip-nexthop", ipv6: "ipv6-nexthop-global" } as const;

/** What a route map's rules say of next hops: those on the peers' network stay, all others become the switch. */
export const nextHopRules = (
  intent: RoutingIntent,
  group: PeerGroup,
  family: CumulusFamily,
): readonly { readonly match: Tree; readonly set: Tree }[] => [
  { match: { "ip-nexthop-list": adjacentName(group, family) }, set: {} },
  { match: {}, set: { [SET[family.name]]: family.address(ownAddress(intent, group).address) } },
];
