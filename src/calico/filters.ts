import type { Family } from "../intent/index.ts";
import type { EndPolicy, PrefixRule, RoutePolicy } from "../plan/session.ts";
import { object, type CalicoObject } from "./objects.ts";

/** What comes from outside is passed on only where BGP brought it: a default of the node's own, such as DHCP's, is nobody else's. */
const FROM_OUTSIDE: ReadonlySet<PrefixRule["what"]> = new Set(["default", "external"]);

const verdict =
  (family: Family) =>
  (rule: PrefixRule): object => {
    const { prefix, minLength, maxLength } = family.rule(rule);
    return {
      action: rule.what === "refused" ? "Reject" : "Accept",
      cidr: prefix,
      matchOperator: "In",
      prefixLength: { min: minLength, max: maxLength },
    };
  };

/** What matches is accepted; everything else is rejected, so nothing falls through to Calico's own rules. */
const importRules = (family: Family, { rules }: RoutePolicy): readonly object[] => [
  ...rules.map(verdict(family)),
  { action: "Reject" },
];

/**
 * What has lines of its own among exports, or none. What is refused did not come in: to reject it here would stop the pods that are left
 * to Calico's rules.
 */
const APART: ReadonlySet<PrefixRule["what"]> = new Set(["pods", "services", "refused"]);

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
function exportRules(family: Family, { policy, ownRoutesOnly }: Filtered): readonly object[] {
  const others = policy.exports.rules.filter(({ what }) => !APART.has(what));
  const services = policy.exports.rules.filter(({ what }) => what === "services");
  const [pods, ...more] = policy.exports.rules.filter(({ what }) => what === "pods");
  const podsOnly = others.length === 0 && more.length === 0 && pods !== undefined;
  return [
    ...(ownRoutesOnly ? [{ action: "Reject", source: "RemotePeers" }] : []),
    ...services.map(verdict(family)),
    ...(podsOnly ? [{ action: "Reject", cidr: family.prefix(pods.prefix), matchOperator: "NotIn" }] : []),
    ...others.map((rule) => ({
      ...verdict(family)(rule),
      ...(FROM_OUTSIDE.has(rule.what) ? { source: "RemotePeers" } : {}),
    })),
  ];
}

const FIELDS = {
  ipv4: { exports: "exportV4", imports: "importV4" },
  ipv6: { exports: "exportV6", imports: "importV6" },
} as const;

/** Both ways of a session, in every family; `first` goes before what the policy says of exports. */
export const filter = (
  families: readonly Family[],
  name: string,
  filtered: Filtered,
  first: readonly object[] = [],
): CalicoObject =>
  object(
    "BGPFilter",
    name,
    Object.fromEntries(
      families.flatMap((family) => [
        [FIELDS[family.name].exports, [...first, ...exportRules(family, filtered)]],
        [FIELDS[family.name].imports, importRules(family, filtered.policy.imports)],
      ]),
    ),
  );
