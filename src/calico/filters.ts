import { formatPrefix } from "../net/ipv4.ts";
import type { EndPolicy, PrefixRule, RoutePolicy } from "../plan/session.ts";

const accept = ({ prefix, minLength, maxLength }: PrefixRule): object => ({
  action: "Accept",
  cidr: formatPrefix(prefix),
  matchOperator: "In",
  prefixLength: { min: minLength, max: maxLength },
});

/** What matches is accepted; everything else is rejected, so nothing falls through to Calico's own rules. */
export const importRules = ({ rules }: RoutePolicy): readonly object[] => [
  ...rules.map(accept),
  { action: "Reject" },
];

export interface Filtered {
  readonly policy: EndPolicy;
  readonly ownRoutesOnly: boolean;
}

/**
 * Pods are left to Calico's own rules, which announce a node's blocks and keep each pod's /32 to themselves: an accept here would come
 * before them and let every pod out. Calico's last rule rejects what is in no pool; where only pods may leave, what is outside theirs
 * is rejected here already. By eBGP a node would pass on what its peers told it, and become a way through the rack, were that not
 * rejected first.
 */
export function exportRules({ policy, ownRoutesOnly }: Filtered): readonly object[] {
  const others = policy.exports.rules.filter(({ what }) => what !== "pods");
  const [pods, ...more] = policy.exports.rules.filter(({ what }) => what === "pods");
  const podsOnly = others.length === 0 && more.length === 0 && pods !== undefined;
  return [
    ...(ownRoutesOnly ? [{ action: "Reject", source: "RemotePeers" }] : []),
    ...(podsOnly ? [{ action: "Reject", cidr: formatPrefix(pods.prefix), matchOperator: "NotIn" }] : []),
    ...others.map(accept),
  ];
}
