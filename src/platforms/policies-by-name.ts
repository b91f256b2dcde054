import type { PeerGroup, PolicyNames, RoutingIntent } from "../intent/index.ts";

/** Policies by name, each as its platform says it. */
export type NamedPolicies<P> = readonly (readonly [name: string, policy: P])[];

/**
 * The policies around a switch's prefix lists, each once, sorted by name.
 *
 * @param of those of a group that are named by it, or by one of its neighbours
 * @throws RangeError when groups that share a list alter differently: a defect
 */
export function policiesByName<P>(
  { device, neighbors, linkPeers }: RoutingIntent,
  groups: readonly PeerGroup[],
  of: (group: PeerGroup, names: PolicyNames) => NamedPolicies<P>,
): NamedPolicies<P> {
  const policies = new Map<string, P>();
  for (const group of groups) {
    const own = [...neighbors, ...linkPeers].filter((one) => one.group === group.name);
    for (const names of [group.policy, ...own.map(({ policy }) => policy)])
      for (const [name, policy] of of(group, names)) {
        if (JSON.stringify(policies.get(name) ?? policy) !== JSON.stringify(policy))
          throw new RangeError(`two policies of ${device} would be called ${name}`);
        policies.set(name, policy);
      }
  }
  return [...policies].sort(([a], [b]) => (a < b ? -1 : 1));
}
