import type { Prefix4 } from "../net/ipv4.ts";
import type {
  HostEnd,
  NodesEnd,
  PrefixRule,
  RoutePolicy,
  SessionEnd,
  SessionPlan,
  SwitchEnd,
} from "../plan/session.ts";
import { racksNamed } from "../plan/lookups.ts";
import { LOOPBACK, type FabricPlan, type RackPlan } from "../plan/types.ts";
import { roleOf } from "./roles.ts";
import type { Neighbor, PeerGroup, PolicyNames, PrefixList } from "./switch.ts";

/** One session as one of its switches sees it. */
export interface View {
  readonly session: SessionPlan;
  readonly own: SwitchEnd;
  readonly peer: SessionEnd;
}

/** Every switch's sessions, from the plan's: the same object seen from both ends. */
export function viewsByDevice(sessions: readonly SessionPlan[]): Map<string, View[]> {
  const views = sessions.flatMap((session) => {
    const [a, b] = session.ends;
    return [
      { session, own: a, peer: b },
      { session, own: b, peer: a },
    ].filter((view): view is View => view.own.kind === "switch");
  });
  return Map.groupBy(views, (view) => view.own.device);
}

export function namesAt(scope: RoutePolicy["scope"], { imports, exports }: SwitchEnd["policy"]): PolicyNames {
  return {
    imports: imports.scope === scope ? imports.name : null,
    exports: exports.scope === scope ? exports.name : null,
  };
}

/** A server's end: it stands in the network of a rack, and dials. */
const inRack = (end: SessionEnd): end is NodesEnd | HostEnd => end.kind === "nodes" || end.kind === "host";

const rackOf = ({ racks }: FabricPlan, { rack }: NodesEnd | HostEnd): RackPlan | undefined =>
  racksNamed(racks, rack)[0];

/** The network that a switch shares with servers of a rack; null where each has a link of its own. */
function networkWith(plan: FabricPlan, { device }: SwitchEnd, peer: NodesEnd | HostEnd): Prefix4 | null {
  const gateway = rackOf(plan, peer)?.tors.find((tor) => tor.device === device);
  return gateway === undefined || gateway.interface === null ? null : gateway.range;
}

/** What it takes that a node prefers another ToR: Calico's BIRD knows no graceful shutdown, and by eBGP it is told no preference. */
const DRAINING_PREPENDS = 1;

/** Whether a session is with a switch by a link without addresses. */
const isOnLink = ({ address, interface: port }: SwitchEnd, peer: SessionEnd): boolean =>
  peer.kind === "switch" && address === null && port !== null;

/** The session's password as a field; none where it has none. */
export const passwordIn = ({ password }: SessionPlan): Pick<PeerGroup, "password"> =>
  password === undefined ? {} : { password };

function roleIn(...of: Parameters<typeof roleOf>): Pick<PeerGroup, "role"> {
  const role = roleOf(...of);
  return role === undefined ? {} : { role };
}

/** What of AS loops is let pass, at either end. */
function loopsIn(own: SwitchEnd, peer: SessionEnd): Pick<PeerGroup, "allowsOwnAs" | "peersAs"> {
  const taken = inRack(peer) || peer.kind === "switch" ? peer.allowsOwnAs : undefined;
  return {
    ...(own.allowsOwnAs === undefined ? {} : { allowsOwnAs: own.allowsOwnAs }),
    ...(own.overridesPeerAs === true
      ? { peersAs: "overridden" }
      : taken === undefined
        ? {}
        : { peersAs: "told" }),
  };
}

export function peerGroup(
  plan: FabricPlan,
  name: string,
  views: readonly [View, ...View[]],
  draining: boolean,
): PeerGroup {
  const { session, own, peer } = views[0];
  return {
    name,
    remoteAsn: own.listen === null ? null : peer.asn,
    listen: own.listen,
    passive: own.listen === null && inRack(peer),
    network: inRack(peer) ? networkWith(plan, own, peer) : null,
    timers: session.timers,
    ttlSecurityHops: session.ttlSecurityHops,
    bfd: session.bfd,
    reflectsToClients: own.reflects,
    nextHopSelf: own.nextHopSelf,
    updateSource: own.interface === LOOPBACK ? LOOPBACK : null,
    originatesDefault: own.originatesDefault,
    prepends: draining && peer.kind === "nodes" && session.type === "ebgp" ? DRAINING_PREPENDS : 0,
    ...loopsIn(own, peer),
    ...(own.outward === undefined ? {} : { outward: own.outward }),
    maximumPrefixes: own.maximumPrefixes,
    ...(isOnLink(own, peer) ? { unnumbered: true } : {}),
    ...roleIn(plan, session, own, peer),
    ...(session.type === "ebgp" ? { enforcesFirstAs: true } : {}),
    // Servers of a rack have one password; a switch may have another with each of its peers.
    ...(inRack(peer) ? passwordIn(session) : {}),
    policy: namesAt("group", own.policy),
  };
}

type Peer = Pick<Neighbor, "address" | "remoteAsn" | "description">;

/** Who stands at the other end, by address: the switch, or each node that is there. */
function peersAt(plan: FabricPlan, { device }: SwitchEnd, peer: SessionEnd): readonly Peer[] {
  if (peer.kind === "switch")
    return peer.address === null
      ? []
      : [
          {
            address: peer.address,
            remoteAsn: peer.asn,
            description: [peer.device, peer.interface ?? ""].join(" "),
          },
        ];
  if (peer.kind === "host") return [{ address: peer.address, remoteAsn: peer.asn, description: peer.host }];
  if (peer.kind === "outside")
    return [{ address: peer.address, remoteAsn: peer.asn, description: `${peer.router} outside` }];
  if (peer.kind !== "nodes") return [];
  return (rackOf(plan, peer)?.nodes ?? [])
    .filter(({ cluster }) => peer.cluster === undefined || cluster === peer.cluster)
    .filter(({ reflectorCluster }) => peer.members === "all" || reflectorCluster !== null)
    .map(({ name, address, asn, links }) => ({
      address: links.find((link) => link.device === device)?.serverAddress ?? address,
      remoteAsn: asn,
      description: name,
    }));
}

export const neighbors = (plan: FabricPlan, views: readonly View[]): Neighbor[] =>
  views.flatMap(({ session, own, peer }) =>
    own.listen === null
      ? peersAt(plan, own, peer).map(({ address, ...one }) => ({
          address,
          group: own.group,
          ...one,
          ...(inRack(peer) ? {} : passwordIn(session)),
          policy: namesAt("peer", own.policy),
        }))
      : [],
  );

/** Said in so many words: a list without an entry is none, and to some systems a list that is not there lets everything pass. */
const NOTHING: readonly PrefixRule[] = [
  { what: "refused", prefix: { base: 0, length: 0 }, minLength: 0, maxLength: 32 },
];

/** Each policy once, by name; none is without a rule. */
export function prefixLists(views: readonly View[]): PrefixList[] {
  const policies = views.flatMap(({ own }) => [own.policy.imports, own.policy.exports]);
  const lists = new Map(
    policies.map(({ name, rules, adds }) => [
      name,
      { name, rules: rules.length === 0 ? NOTHING : rules, ...(adds === undefined ? {} : { adds }) },
    ]),
  );
  return [...lists.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
