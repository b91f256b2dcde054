import type { InterfaceIntent, PeerGroup, SwitchIntent } from "../../intent/index.ts";
import { containsAddress, formatIpv4, formatPrefix, networkOf } from "../../net/ipv4.ts";

/** Whether the switch names itself as next hop of what is not on the peers' own network: a route map does that. */
export const setsNextHops = ({ nextHopSelf }: PeerGroup): boolean => nextHopSelf === "unless-adjacent";

/** Route maps and prefix lists have names of their own each. */
export const nextHopMap = ({ name }: PeerGroup): string => `NEXT-HOP-${name}`;

/** The switch's own address on the network that the group's peers stand on. */
function ownAddress(
  { interfaces }: SwitchIntent,
  { network }: PeerGroup,
): InterfaceIntent["address"] | undefined {
  return interfaces.find(({ address }) => network !== null && containsAddress(network, address.address))
    ?.address;
}

/** For each group that needs it, the network whose next hops stay, and the map that sets all others. */
export function nextHops(intent: SwitchIntent): string[][] {
  return intent.groups.filter(setsNextHops).flatMap((group) => {
    const own = ownAddress(intent, group);
    if (own === undefined)
      throw new RangeError(`the peers of ${group.name} stand on no network of the switch`);
    const name = nextHopMap(group);
    return [
      [`ip prefix-list ${name} seq 5 permit ${formatPrefix(networkOf(own))} le 32`],
      [
        `route-map ${name} permit 10`,
        ` match ip next-hop prefix-list ${name}`,
        "exit",
        `route-map ${name} permit 20`,
        ` set ip next-hop ${formatIpv4(own.address)}`,
        "exit",
      ],
    ];
  });
}
