import type { PeerGroup, SwitchIntent } from "../../intent/index.ts";
import { containsAddress, networkOf, type Prefix4 } from "../../net/ipv4.ts";
import type { NxosFamily } from "./family.ts";
import { nxosName } from "./names.ts";

/** Whether the switch names itself as next hop of what is not on the peers' own network: a route map does that. */
export const setsNextHops = ({ nextHopSelf }: PeerGroup): boolean => nextHopSelf === "unless-adjacent";

/** The list of the network on which the group's peers, and so next hops that stay, stand. */
const adjacent = ({ name }: PeerGroup, { suffix }: NxosFamily): string =>
  nxosName(`NEXT-HOP-${name}`, suffix);

/** The network of the switch that the group's peers stand on. */
function networkOfPeers({ interfaces }: SwitchIntent, { name, network }: PeerGroup): Prefix4 {
  const own = interfaces.find(({ address }) => network !== null && containsAddress(network, address.address));
  if (own === undefined) throw new RangeError(`the peers of ${name} stand on no network of the switch`);
  return networkOf(own.address);
}

/** For each group that needs it, the network whose next hops stay. */
export const adjacentNetworks = (intent: SwitchIntent, family: NxosFamily): string[] =>
  intent.groups
    .filter(setsNextHops)
    .map(
      (group) =>
        `${family.ip} prefix-list ${adjacent(group, family)} seq 5 permit ${family.prefix(networkOfPeers(intent, group))} le ${String(family.bits)}`,
    );

/**
 * What the two entries of a route map say of next hops: those on the peers' network stay, as of all that is reflected; all others become
 * the switch. A route of its own has none yet, and is among the others.
 */
export const nextHopEntries = (group: PeerGroup, family: NxosFamily): string[][] => [
  [`match ${family.ip} next-hop prefix-list ${adjacent(group, family)}`],
  [`set ${family.ip} next-hop peer-address`],
];
