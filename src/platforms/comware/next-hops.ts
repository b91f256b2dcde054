import type { InterfaceIntent, PeerGroup, RoutingIntent } from "../../intent/index.ts";
import type { ComwareFamily } from "./family.ts";
import { listName } from "./names.ts";
import { addressAmong, isInternal, peopled, reflects } from "./peers.ts";

/*
 * No manual says whether `next-hop-local` leaves reflected routes alone, and inside a rack they must keep the node's address. So a reflector
 * names itself by a policy, which by default does not change what is reflected, and which lets next hops on the peers' own network stay
 * all the same. Where reflected routes have to be changed too, `reflect change-path-attribute` lets the policy do it.
 */

/** Whether policies may change what is reflected: in a family all of them may, or none. */
export const changesReflected = (intent: RoutingIntent): boolean =>
  peopled(intent).some(({ nextHopSelf }) => nextHopSelf === "unless-adjacent");

/** The address that a policy names as next hop of what is not on the peers' own network; null where none does. */
function named(intent: RoutingIntent, group: PeerGroup): InterfaceIntent["address"] | null {
  const own = addressAmong(intent, group);
  if (group.nextHopSelf === "unless-adjacent") {
    if (own === null) throw new RangeError(`the peers of ${group.name} stand on no network of the switch`);
    return own;
  }
  const byPolicy =
    group.nextHopSelf && isInternal(intent, group) && reflects(intent) && !changesReflected(intent);
  return byPolicy ? own : null;
}

/** Whether the group has the command that names the switch: by eBGP on a shared network, and by iBGP where nothing is reflected. */
export const hasNextHopLocal = (intent: RoutingIntent, group: PeerGroup): boolean =>
  group.nextHopSelf === true && named(intent, group) === null;

const adjacent = ({ name }: PeerGroup, { suffix }: ComwareFamily): string =>
  listName(`NEXT-HOP-${name}`, suffix);

/** For each group that needs it, the network whose next hops stay. */
export const adjacentNetworks = (intent: RoutingIntent, family: ComwareFamily): string[] =>
  peopled(intent).flatMap((group) => {
    const own = named(intent, group);
    if (own === null) return [];
    const network = `${family.networkOf(own)} less-equal ${String(family.bits)}`;
    return [`${family.ip} prefix-list ${adjacent(group, family)} index 10 permit ${network}`];
  });

/** What the nodes of an export policy say of next hops: those on the peers' network stay, all others become the switch. Empty where nothing. */
export function nextHopNodes(
  intent: RoutingIntent,
  group: PeerGroup,
  family: ComwareFamily,
): readonly (readonly string[])[] {
  const own = named(intent, group);
  if (own === null) return [];
  const { match, apply } = family.nextHop;
  return [[` ${match} ${adjacent(group, family)}`], [` ${apply} ${family.address(own.address)}`]];
}
