import type { InterfaceIntent, PeerGroup, SwitchIntent } from "../../intent/index.ts";
import { containsAddress, formatIpv4, formatPrefix, networkOf } from "../../net/ipv4.ts";

/** Whether the switch names itself as next hop of what is not on the peers' own network: a route map does that. */
export const setsNextHops = ({ nextHopSelf }: PeerGroup): boolean => nextHopSelf === "unless-adjacent";

/** The list of the network on which the group's peers, and so next hops that stay, stand. */
const adjacent = ({ name }: PeerGroup): string => `NEXT-HOP-${name}`;

/** The switch's own address on the network that the group's peers stand on. */
function ownAddress({ interfaces }: SwitchIntent, { name, network }: PeerGroup): InterfaceIntent["address"] {
  const own = interfaces.find(({ address }) => network !== null && containsAddress(network, address.address));
  if (own === undefined) throw new RangeError(`the peers of ${name} stand on no network of the switch`);
  return own.address;
}

/** For each group that needs it, the network whose next hops stay. */
export const adjacentNetworks = (intent: SwitchIntent): string[] =>
  intent.groups
    .filter(setsNextHops)
    .map(
      (group) =>
        `ip prefix-list ${adjacent(group)} seq 5 permit ${formatPrefix(networkOf(ownAddress(intent, group)))} le 32`,
    );

/** What a route map's entries say of next hops: those on the peers' network stay, all others become the switch. */
export const nextHopEntries = (intent: SwitchIntent, group: PeerGroup): string[][] => [
  [` match ip next-hop prefix-list ${adjacent(group)}`],
  [` set ip next-hop ${formatIpv4(ownAddress(intent, group).address)}`],
];
