import { BlockList } from "node:net";
import type { Facts, PolicyFacts, SessionFacts } from "../support/facts.ts";
import type { Policies, RouteMapRule } from "./policies.ts";
import type { GroupRead, NeighborRead, Unicast } from "./sessions.ts";

/** What a session's facts are made of. */
export interface Router {
  readonly asn: number;
  readonly draining: boolean;
  readonly interfaces: Facts["interfaces"];
  readonly policies: Policies;
  readonly groups: ReadonlyMap<string, GroupRead>;
  /** Lists and maps that something names. */
  readonly used: Set<string>;
}

function named<T>(used: Set<string>, kind: string, all: ReadonlyMap<string, T>, name: string): T {
  const found = all.get(name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  used.add(`${kind} ${name}`);
  return found;
}

const TYPE = { "ipv4-unicast": "ipv4", "ipv6-unicast": "ipv6" } as const;

/** A map's rules; all are of the session's family, and about one list. */
function rulesOf(
  { used, policies: { maps } }: Router,
  name: string | null,
  unicast: Unicast,
): readonly [RouteMapRule, ...RouteMapRule[]] {
  if (name === null) throw new Error("a session without a policy");
  const [first, ...rest] = named(used, "route map", maps, name);
  if (
    first === undefined ||
    [first, ...rest].some(({ type, list }) => type !== TYPE[unicast] || list !== first.list)
  )
    throw new Error(`the route map ${name} is not of ${unicast}, or of several lists`);
  return [first, ...rest];
}

function listOf({ used, policies: { lists } }: Router, name: string, unicast: Unicast): readonly string[] {
  const { type, rules } = named(used, "prefix list", lists, name);
  if (type !== TYPE[unicast]) throw new Error(`the prefix list ${name} is of ${type}`);
  return rules;
}

function inward(router: Router, name: string | null, group: GroupRead, isExternal: boolean): PolicyFacts {
  const [rule, ...more] = rulesOf(router, name, group.unicast);
  if (more.length > 0 || rule.nextHops !== null || rule.nextHop !== null || rule.prepends !== null)
    throw new Error(`the route map ${String(name)} changes what comes in`);
  if (rule.prefersGlobal !== (group.unicast === "ipv6-unicast" && !group.unnumbered))
    throw new Error(`the route map ${String(name)} says nothing of the link-local next hop`);
  return {
    rules: listOf(router, rule.list, group.unicast),
    adds: rule.adds,
    asPathLimit:
      rule.asPath === null ? null : named(router.used, "AS path list", router.policies.asPaths, rule.asPath),
    firstAs: group.firstAs,
    prepends: 0,
    drains: router.draining,
    // FRR does it without being told.
    honoursShutdown: isExternal,
  };
}

/** Whether the second rule names the switch itself for what the first, of the network that the peers are on, does not match. */
function isUnlessAdjacent(router: Router, rules: readonly RouteMapRule[], group: GroupRead): boolean {
  const [near, far, ...more] = rules;
  if (near === undefined || far === undefined) return false;
  if (more.length > 0 || near.nextHops === null || near.nextHop !== null || far.nextHops !== null)
    throw new Error("rules of next hops that are not understood");
  const bits = group.unicast === "ipv6-unicast" ? 128 : 32;
  const [network = "", ...others] = listOf(router, near.nextHops, group.unicast);
  const [, prefix = "", length = ""] = /^permit ([^ /]+)\/([0-9]+) [0-9]+-[0-9]+$/.exec(network) ?? [];
  const own = String(far.nextHop);
  const subnet = new BlockList();
  subnet.addSubnet(prefix, Number(length), bits === 128 ? "ipv6" : "ipv4");
  const isIn = subnet.check(own, bits === 128 ? "ipv6" : "ipv4");
  const isOwn = Object.values(router.interfaces).some(({ addresses }) =>
    addresses.includes(`${own}/${length}`),
  );
  if (
    others.length > 0 ||
    !isIn ||
    !isOwn ||
    network !== `permit ${prefix}/${length} ${length}-${String(bits)}`
  )
    throw new Error(`${own} is not the switch in ${network}`);
  return true;
}

function outward(router: Router, name: string | null, { unicast }: GroupRead): PolicyFacts {
  const rules = rulesOf(router, name, unicast);
  const [rule] = rules;
  const asns = rule.prepends?.split(",") ?? [];
  if (rules.some(({ asPath, prefersGlobal }) => asPath !== null || prefersGlobal))
    throw new Error(`the route map ${String(name)} has what only comes in`);
  if (asns.some((asn) => asn !== String(router.asn))) throw new Error(`${asns.join()} is not its own AS`);
  return {
    rules: listOf(router, rule.list, unicast),
    adds: rule.adds,
    asPathLimit: null,
    firstAs: false,
    prepends: asns.length,
    drains: router.draining,
    honoursShutdown: false,
  };
}

function nextHops(router: Router, name: string | null, group: GroupRead): SessionFacts["nextHopSelf"] {
  if (isUnlessAdjacent(router, rulesOf(router, name, group.unicast), group)) {
    if (group.family.nextHopSelf) throw new Error("its own next hop by two ways");
    return "unless-adjacent";
  }
  return group.family.nextHopSelf;
}

/** One session; `neighbor` is null for those who dial in. */
export function sessionFacts(router: Router, name: string, neighbor: NeighborRead | null): SessionFacts {
  const group = router.groups.get(name);
  if (group === undefined) throw new Error(`no group ${name}`);
  router.used.add(`group ${name}`);
  const isDialled = neighbor === null && group.asn !== router.asn;
  if (group.multihop !== null && (group.multihop !== 255 || !isDialled))
    throw new Error(`${name} reaches ${String(group.multihop)} hops`);
  if ((neighbor?.unnumbered ?? false) !== group.unnumbered)
    throw new Error(`${name} is of another kind of neighbours`);
  if (neighbor !== null && neighbor.unicast !== group.unicast)
    throw new Error(`${name} is of another family`);
  const asn = neighbor?.asn ?? group.asn;
  if (asn === null) throw new Error(`${name} has no AS`);
  const inbound = neighbor?.family.inbound ?? group.family.inbound;
  const outbound = neighbor?.family.outbound ?? group.family.outbound;
  return {
    asn,
    description: neighbor?.description ?? "",
    password: neighbor?.password ?? group.password,
    ttlSecurityHops: neighbor?.ttlSecurityHops ?? null,
    bfd: group.bfd,
    ...group.timers,
    passive: group.passive,
    reflects: group.family.reflects,
    nextHopSelf: nextHops(router, outbound, group),
    source: group.source,
    originatesDefault: group.family.originatesDefault,
    localAsn: neighbor?.localAsn ?? null,
    removesPrivateAsns: group.family.removesPrivateAsns,
    allowsOwnAs: group.family.allowsOwnAs,
    overridesPeerAs: group.family.overridesPeerAs,
    role: null,
    maximumPrefixes: group.family.maximumPrefixes ?? 0,
    imports: inward(router, inbound, group, asn !== router.asn),
    exports: outward(router, outbound, group),
  };
}
