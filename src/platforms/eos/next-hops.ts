import type { PeerGroup, RoutingIntent } from "../../intent/index.ts";
import type { IpFamily } from "../ip-family.ts";
import { nameIn } from "./names.ts";
import { isExternal, reflects } from "./sides.ts";

/*
 * `next-hop-self` of EOS is for all that a peer is told, what is reflected too: traffic inside a rack would turn at its ToR. So where a switch
 * reflects, the map of what goes out names the next hop. There `peer-address` is the switch's own address of the session.
 */

/** What an entry of a route map has beside the match of its list. */
export interface Entry {
  readonly match: readonly string[];
  readonly set: readonly string[];
}

const PLAIN: Entry = { match: [], set: [] };

/** Whether next hops on the network that the group's peers share stay: where each peer is alone on its own there is none to stay. */
const keepsAdjacent = ({ nextHopSelf, network }: PeerGroup): boolean =>
  nextHopSelf === "unless-adjacent" && network !== null;

/** Whether the session says it, and no map need. */
export const namesItselfAlways = (intent: RoutingIntent, group: PeerGroup): boolean =>
  group.nextHopSelf === "unless-adjacent"
    ? !keepsAdjacent(group)
    : group.nextHopSelf && (isExternal(intent, group) || !reflects(intent));

/** Third parties stay what they are on the network that the group's peers share (RFC 4271 section 5.1.3). */
const keepsThirdParties = (intent: RoutingIntent, group: PeerGroup): boolean =>
  group.nextHopSelf === false && group.network !== null && isExternal(intent, group);

const looksAtNextHops = (intent: RoutingIntent, group: PeerGroup): boolean =>
  keepsAdjacent(group) || keepsThirdParties(intent, group);

/** The list of the network on which the group's peers, and so next hops that stay, stand. */
const adjacent = ({ name }: PeerGroup, family: IpFamily): string => nameIn(`NEXT-HOP-${name}`, family);

/** For each group that needs it, that list. @throws RangeError when its peers stand on no network: a defect */
export const adjacentNetworks = (intent: RoutingIntent, family: IpFamily): string[][] =>
  intent.groups
    .filter((group) => looksAtNextHops(intent, group))
    .map((group) => {
      if (group.network === null) throw new RangeError(`the peers of ${group.name} stand on no network`);
      return [
        `${family.ip} prefix-list ${adjacent(group, family)}`,
        `   seq 10 permit ${family.prefix(group.network)} le ${String(family.bits)}`,
      ];
    });

/** The entries of the map of what goes out to a group, one after the other, by what becomes of next hops. */
export function nextHopEntries(intent: RoutingIntent, group: PeerGroup, family: IpFamily): readonly Entry[] {
  const { ip } = family;
  const own = { match: [], set: [`set ${ip} next-hop peer-address`] };
  const near = `match ${ip} next-hop prefix-list ${adjacent(group, family)}`;
  if (keepsAdjacent(group)) return [{ match: [near], set: [] }, own];
  if (keepsThirdParties(intent, group))
    return [{ match: [near], set: [`set ${ip} next-hop unchanged`] }, PLAIN];
  if (group.nextHopSelf && !namesItselfAlways(intent, group))
    return [{ match: ["match route-type internal"], set: [] }, own];
  return [PLAIN];
}
