import type { PeerGroup, SwitchIntent } from "../../intent/index.ts";

/** VRP's word for a group: its peers are of the switch's own AS, or all of others. */
export type GroupKind = "internal" | "external";

/** @throws RangeError when a group has peers of both kinds: a defect */
export function kindOf({ asn, neighbors }: SwitchIntent, group: PeerGroup): GroupKind {
  const peers = neighbors.filter((one) => one.group === group.name).map(({ remoteAsn }) => remoteAsn);
  const asns = group.listen === null ? peers : [group.remoteAsn];
  const own = asns.filter((one) => one === asn);
  // Nobody is there yet: only whoever is in another AS has its first AS checked.
  if (asns.length === 0) return group.enforcesFirstAs === true ? "external" : "internal";
  if (own.length > 0 && own.length < asns.length)
    throw new RangeError(`the group ${group.name} has peers of its own AS and of others`);
  return own.length === 0 ? "external" : "internal";
}

/** Whether the switch passes on by iBGP what it learned by iBGP. */
export const reflects = ({ groups }: SwitchIntent): boolean =>
  groups.some(({ reflectsToClients }) => reflectsToClients);
