import type { PeerGroup, RoutingIntent } from "../../intent/index.ts";

/** Whether a group's peers are in other ASs; who dials in to a group that names none brings one of its own. */
export const isExternal = (
  { asn, neighbors, linkPeers }: RoutingIntent,
  { name, remoteAsn, listen }: PeerGroup,
): boolean =>
  listen === null
    ? [...neighbors, ...linkPeers].some((one) => one.group === name && one.remoteAsn !== asn)
    : remoteAsn !== asn;

/** Whether any route that it has by iBGP is told on by iBGP. */
export const reflects = ({ groups }: RoutingIntent): boolean =>
  groups.some(({ reflectsToClients }) => reflectsToClients);
