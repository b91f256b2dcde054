import type { InterfaceIntent, PeerGroup, RoutingIntent } from "../../intent/index.ts";
import { containsAddress, networkOf } from "../../net/ipv4.ts";
import type { IpFamily } from "../ip-family.ts";

/** Whether the switch names itself as next hop of what is not on the peers' own network: a route map does that. */
export const setsNextHops = ({ nextHopSelf, network }: PeerGroup): boolean =>
  nextHopSelf === "unless-adjacent" && network !== null;

/** Whether each peer is alone on its network, so that no next hop is on it: then the switch names itself always. */
export const alwaysSelf = ({ nextHopSelf, network }: PeerGroup): boolean =>
  nextHopSelf === "unless-adjacent" && network === null;

/** The list of the network on which the group's peers, and so next hops that stay, stand. */
const adjacent = ({ name }: PeerGroup, { suffix }: IpFamily): string => `NEXT-HOP-${name}${suffix}`;

/** The switch's own address on the network that the group's peers stand on. */
function ownAddress({ interfaces }: RoutingIntent, { name, network }: PeerGroup): InterfaceIntent["address"] {
  const own = interfaces.find(({ address }) => network !== null && containsAddress(network, address.address));
  if (own === undefined) throw new RangeError(`the peers of ${name} stand on no network of the switch`);
  return own.address;
}

/** For each group that needs it, the network whose next hops stay. */
export const adjacentNetworks = (intent: RoutingIntent, family: IpFamily): string[] =>
  intent.groups
    .filter(setsNextHops)
    .map(
      (group) =>
        `${family.ip} prefix-list ${adjacent(group, family)} seq 5 permit ${family.prefix(networkOf(ownAddress(intent, group)))} le ${String(family.bits)}`,
    );

const SET_NEXT_HOP = { ipv4: "ip next-hop", ipv6: "ipv6 next-hop global" } as const;

/** What a route map's entries say of next hops: those on the peers' network stay, all others become the switch. */
export const nextHopEntries = (intent: RoutingIntent, group: PeerGroup, family: IpFamily): string[][] => [
  [` match ${family.ip} next-hop prefix-list ${adjacent(group, family)}`],
  [` set ${SET_NEXT_HOP[family.name]} ${family.address(ownAddress(intent, group).address)}`],
];
