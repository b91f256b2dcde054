import { formatPrefix } from "../net/ipv4.ts";
import type { EndPolicy, PrefixRule, RoutePolicy } from "../plan/session.ts";
import { object, type CalicoObject } from "./objects.ts";

const accept = ({ prefix, minLength, maxLength }: PrefixRule): object => ({
  action: "Accept",
  cidr: formatPrefix(prefix),
  matchOperator: "In",
  prefixLength: { min: minLength, max: maxLength },
});

/** What matches is accepted; everything else is rejected, so nothing falls through to Calico's own rules. */
const importRules = ({ rules }: RoutePolicy): readonly object[] => [
  ...rules.map(accept),
  { action: "Reject" },
];

interface Filtered {
  readonly policy: EndPolicy;
  readonly ownRoutesOnly: boolean;
}

/**
 * Pods are left to Calico's own rules, which announce a node's blocks and keep each pod's /32 to themselves: an accept here would come
 * before them and let every pod out. Calico's last rule rejects what is in no pool; where only pods may leave, what is outside theirs
 * is rejected here already. By eBGP a node would pass on what its peers told it, and become a way through the rack, were that not
 * rejected first.
 */
function exportRules({ policy, ownRoutesOnly }: Filtered): readonly object[] {
  const others = policy.exports.rules.filter(({ what }) => what !== "pods");
  const [pods, ...more] = policy.exports.rules.filter(({ what }) => what === "pods");
  const podsOnly = others.length === 0 && more.length === 0 && pods !== undefined;
  return [
    ...(ownRoutesOnly ? [{ action: "Reject", source: "RemotePeers" }] : []),
    ...(podsOnly ? [{ action: "Reject", cidr: formatPrefix(pods.prefix), matchOperator: "NotIn" }] : []),
    ...others.map(accept),
  ];
}

/** Both ways of a session; `first` goes before what the policy says of exports. */
export const filter = (name: string, filtered: Filtered, first: readonly object[] = []): CalicoObject =>
  object("BGPFilter", name, {
    exportV4: [...first, ...exportRules(filtered)],
    importV4: importRules(filtered.policy.imports),
  });
