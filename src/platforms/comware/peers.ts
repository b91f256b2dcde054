import type { InterfaceIntent, PeerGroup, RoutingIntent } from "../../intent/index.ts";
import { containsAddress, networkOf } from "../../net/ipv4.ts";

/** Whether a group's peers are of the switch's own AS: then it is `internal`, which is for ever. */
export function isInternal(
  { asn, neighbors }: RoutingIntent,
  { name, remoteAsn }: Pick<PeerGroup, "name" | "remoteAsn">,
): boolean {
  const numbers =
    remoteAsn === null
      ? neighbors.filter(({ group }) => group === name).map((neighbor) => neighbor.remoteAsn)
      : [remoteAsn];
  return numbers.length > 0 && numbers.every((number) => number === asn);
}

/** Whether routes of one iBGP peer go on to another. */
export const reflects = ({ groups }: RoutingIntent): boolean =>
  groups.some(({ reflectsToClients }) => reflectsToClients);

/** The switch's own address on the one network that all of a group's peers stand on; null where there is no such network. */
export function addressAmong(
  { interfaces, neighbors }: RoutingIntent,
  { name, network }: PeerGroup,
): InterfaceIntent["address"] | null {
  const peers = neighbors.filter(({ group }) => group === name);
  const own = interfaces.find(({ address }) =>
    network === null
      ? peers.length > 0 && peers.every((peer) => containsAddress(networkOf(address), peer.address))
      : containsAddress(network, address.address),
  );
  return own?.address ?? null;
}

/**
 * Groups that somebody is in. What a group is, internal or external, its peers say, and it can't be changed: a switch that waits for its first
 * server has no group for servers, nor what only that group names.
 */
export const peopled = ({ groups, neighbors }: RoutingIntent): readonly PeerGroup[] =>
  groups.filter(({ name, listen }) => listen !== null || neighbors.some(({ group }) => group === name));
