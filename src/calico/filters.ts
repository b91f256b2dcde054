import { familiesOf, type ClusterIntent, type Family, type RuleText } from "../intent/index.ts";
import { containsPrefix } from "../net/ipv4.ts";
import type { EndPolicy, PrefixRule, RoutePolicy } from "../plan/session.ts";
import type { CalicoVersion } from "../spec/index.ts";
import { object, type CalicoObject } from "./objects.ts";
import { takesLengths } from "./versions/index.ts";

/** What comes from outside is passed on only where BGP brought it: a default of the node's own, such as DHCP's, is nobody else's. */
const FROM_OUTSIDE: ReadonlySet<PrefixRule["what"]> = new Set(["default", "external"]);

/** In what a filter is written: the release that reads it, and the families that it is for. */
export interface FilterWriter {
  readonly version: CalicoVersion;
  readonly families: readonly Family[];
  /** Nodes put communities on routes of services. */
  readonly marksServices: boolean;
}

/** What a cluster's filters are written in. */
export const filterWriter = ({ version, ipv6, services, marks }: ClusterIntent): FilterWriter => {
  const ranges = [...services.clusterIps, ...services.externalIps, ...services.loadBalancerIps];
  return {
    version,
    families: familiesOf(ipv6),
    marksServices: marks.some((mark) =>
      mark.ranges.some((marked) => ranges.some((range) => containsPrefix(marked, range))),
    ),
  };
};

const isOneLength = ({ length, minLength, maxLength }: RuleText): boolean =>
  minLength === length && maxLength === length;

/** Whether a rule is for every length that a prefix in its range can have. */
const isEveryLength = ({ length, minLength, maxLength }: RuleText, { bits }: Family): boolean =>
  minLength <= length && maxLength === bits;

/** Whether a release's filters can't say the rule, and match more than it: other lengths of the same range. */
export const isWidened = (version: CalicoVersion, family: Family, rule: PrefixRule): boolean => {
  const text = family.rule(rule);
  return !takesLengths(version) && !isOneLength(text) && !isEveryLength(text, family);
};

/** Without lengths an operator says what it can: the prefix itself, or all that is in it. */
function match(version: CalicoVersion, rule: RuleText): object {
  const { prefix: cidr, minLength: min, maxLength: max } = rule;
  if (takesLengths(version)) return { cidr, matchOperator: "In", prefixLength: { min, max } };
  return { cidr, matchOperator: isOneLength(rule) ? "Equal" : "In" };
}

/** An address family, for one release. */
interface Side extends Omit<FilterWriter, "families"> {
  readonly family: Family;
}

const verdict =
  ({ version, family }: Pick<Side, "version" | "family">) =>
  (rule: PrefixRule): object => ({
    action: rule.what === "refused" ? "Reject" : "Accept",
    ...match(version, family.rule(rule)),
  });

/** What matches is accepted; everything else is rejected, so nothing falls through to Calico's own rules. */
const importRules = (side: Side, { rules }: RoutePolicy): readonly object[] => [
  ...rules.filter(side.family.hasRule).map(verdict(side)),
  { action: "Reject" },
];

/**
 * What has lines of its own among exports, or none. What is refused did not come in: to reject it here would stop the pods that are left
 * to Calico's rules.
 */
const APART: ReadonlySet<PrefixRule["what"]> = new Set(["pods", "services", "anycast", "refused"]);

interface Filtered {
  readonly policy: EndPolicy;
  readonly ownRoutesOnly: boolean;
}

/**
 * Pods are left to Calico's own rules, which announce a node's blocks and keep each pod's /32 to themselves: an accept here would come
 * before them and let every pod out. So are addresses that several nodes have, which are pools of their own, and a node's own services where they are marked: Calico's rules put
 * communities on, and an accept here would come before that, too. Calico's last rule rejects what is in no pool; where only pods may leave, and nodes' own addresses where these are routes, what is outside theirs
 * is rejected here already. By eBGP a node would pass on what its peers told it, and become a way through the rack, were that not
 * rejected first.
 */
function exportRules(side: Side, { policy, ownRoutesOnly }: Filtered): readonly object[] {
  const others = policy.exports.rules.filter((rule) => !APART.has(rule.what) && side.family.hasRule(rule));
  const services = policy.exports.rules.filter(({ what }) => what === "services");
  const own = side.marksServices ? { source: "RemotePeers" } : {};
  const leftOut = policy.exports.rules.some(
    ({ what }) => what === "anycast" || (side.marksServices && what === "services"),
  );
  const [pods, ...more] = policy.exports.rules.filter(({ what }) => what === "pods");
  const podsOnly =
    !leftOut && others.every(({ what }) => what === "nodes") && more.length === 0 && pods !== undefined;
  return [
    ...(ownRoutesOnly ? [{ action: "Reject", source: "RemotePeers" }] : []),
    ...services.map((rule) => ({ ...verdict(side)(rule), ...own })),
    ...others.map((rule) => ({
      ...verdict(side)(rule),
      ...(FROM_OUTSIDE.has(rule.what) ? { source: "RemotePeers" } : {}),
    })),
    ...(podsOnly
      ? [{ action: "Reject", cidr: side.family.prefix(pods.prefix), matchOperator: "NotIn" }]
      : []),
  ];
}

const FIELDS = {
  ipv4: { exports: "exportV4", imports: "importV4" },
  ipv6: { exports: "exportV6", imports: "importV6" },
} as const;

/** Both ways of a session, in every family; `first` goes before what the policy says of exports. */
export const filter = (
  { families, ...writer }: FilterWriter,
  name: string,
  filtered: Filtered,
  first: readonly object[] = [],
): CalicoObject =>
  object(
    "BGPFilter",
    name,
    Object.fromEntries(
      families.flatMap((family) => [
        [FIELDS[family.name].exports, [...first, ...exportRules({ ...writer, family }, filtered)]],
        [FIELDS[family.name].imports, importRules({ ...writer, family }, filtered.policy.imports)],
      ]),
    ),
  );
