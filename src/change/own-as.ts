import type { NodeIntent, PeeringIntent } from "../intent/index.ts";

const isMember = ({ members }: PeeringIntent, { name, reflectorCluster }: NodeIntent): boolean => {
  if (typeof members !== "string") return members.node === name;
  return members === "all" || reflectorCluster !== null;
};

/** One peering for each of its nodes, or one for all where they are in the same AS. */
function split(peering: PeeringIntent, wanted: readonly NodeIntent[]): readonly PeeringIntent[] {
  const [first, ...others] = wanted;
  if (first === undefined) return [peering];
  if (others.every(({ asn }) => asn === first.asn)) return [{ ...peering, localAsn: first.asn }];
  return wanted.map(({ name, asn }) => ({ ...peering, members: { node: name }, localAsn: asn }));
}

/**
 * Peerings of nodes that are in another AS than these peerings are for: there each node shows the AS that it had, or will have, when the
 * peering is as it is (`localASNumber` of Calico's BGPPeer). So a node may be in one AS at one ToR and in another at the other, and when it
 * changes its own no session begins anew.
 *
 * @param then the rack's nodes as they are beside the peerings
 * @param now the rack's nodes as they are
 */
export function inOwnAs(
  peerings: readonly PeeringIntent[],
  then: readonly NodeIntent[],
  now: readonly NodeIntent[],
): readonly PeeringIntent[] {
  if (then === now) return peerings;
  const before = new Map(then.map((node) => [node.name, node.asn]));
  return peerings.flatMap((peering) => {
    const members = now.filter((node) => isMember(peering, node));
    const wanted = members.map((node) => ({ ...node, asn: before.get(node.name) ?? node.asn }));
    return wanted.every(({ asn }, at) => asn === members[at]?.asn) ? [peering] : split(peering, wanted);
  });
}
