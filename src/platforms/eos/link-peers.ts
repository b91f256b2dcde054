import type { SwitchIntent } from "../../intent/index.ts";

/**
 * The same with a peer group for each link without addresses: EOS says of a neighbour by its interface nothing but its group and its AS, so
 * what is one peer's alone (a policy, a password) stands in a group that only it is of.
 */
export function withGroupsOfLinks<T extends SwitchIntent>(intent: T): T {
  if (intent.linkPeers.length === 0) return intent;
  const called = (group: string, port: string): string => `${group}-${port}`;
  return {
    ...intent,
    groups: intent.groups.flatMap((group) =>
      group.unnumbered !== true
        ? [group]
        : intent.linkPeers
            .filter((one) => one.group === group.name)
            .map(({ interface: port, policy, password = group.password }) => ({
              ...group,
              name: called(group.name, port),
              ...(password === undefined ? {} : { password }),
              policy: {
                imports: policy.imports ?? group.policy.imports,
                exports: policy.exports ?? group.policy.exports,
              },
            })),
    ),
    linkPeers: intent.linkPeers.map(({ password: _, ...one }) => ({
      ...one,
      group: called(one.group, one.interface),
      policy: { imports: null, exports: null },
    })),
  };
}
