import { containsAddress, formatPrefix, hostPrefix, networkOf, type Prefix4 } from "../net/ipv4.ts";
import type { HostEnd, NodesEnd, RoutePolicy, SessionEnd, SessionPlan, SwitchEnd } from "../plan/session.ts";
import { outsideAggregates, outsideInterfaces, outsideRoutes } from "./outside.ts";
import { LOOPBACK, type FabricPlan, type RackPlan, type SwitchPlan } from "../plan/types.ts";
import { roleOf } from "./roles.ts";
import type {
  InterfaceIntent,
  Neighbor,
  OspfIntent,
  PeerGroup,
  PolicyNames,
  PrefixList,
  SwitchIntent,
} from "./switch.ts";

/** One session as one of its switches sees it. */
interface View {
  readonly session: SessionPlan;
  readonly own: SwitchEnd;
  readonly peer: SessionEnd;
}

/** Every switch's sessions, from the plan's: the same object seen from both ends. */
function viewsByDevice(sessions: readonly SessionPlan[]): Map<string, View[]> {
  const views = sessions.flatMap((session) => {
    const [a, b] = session.ends;
    return [
      { session, own: a, peer: b },
      { session, own: b, peer: a },
    ].filter((view): view is View => view.own.kind === "switch");
  });
  return Map.groupBy(views, (view) => view.own.device);
}

function namesAt(scope: RoutePolicy["scope"], { imports, exports }: SwitchEnd["policy"]): PolicyNames {
  return {
    imports: imports.scope === scope ? imports.name : null,
    exports: exports.scope === scope ? exports.name : null,
  };
}

/** A server's end: it stands in the network of a rack, and dials. */
const inRack = (end: SessionEnd): end is NodesEnd | HostEnd => end.kind === "nodes" || end.kind === "host";

const rackOf = ({ racks }: FabricPlan, { rack }: NodesEnd | HostEnd): RackPlan | undefined =>
  racks.find(({ name }) => name === rack);

/** What it takes that a node prefers another ToR: Calico's BIRD knows no graceful shutdown, and by eBGP it is told no preference. */
const DRAINING_PREPENDS = 1;

/** The session's password as a field; none where it has none. */
const passwordIn = ({ password }: SessionPlan): Pick<PeerGroup, "password"> =>
  password === undefined ? {} : { password };

function roleIn(...of: Parameters<typeof roleOf>): Pick<PeerGroup, "role"> {
  const role = roleOf(...of);
  return role === undefined ? {} : { role };
}

function peerGroup(
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
    network: inRack(peer) ? (rackOf(plan, peer)?.subnet ?? null) : null,
    timers: session.timers,
    ttlSecurityHops: session.ttlSecurityHops,
    bfd: session.bfd,
    reflectsToClients: own.reflects,
    nextHopSelf: own.nextHopSelf,
    updateSource: own.interface === LOOPBACK ? LOOPBACK : null,
    originatesDefault: own.originatesDefault,
    prepends: draining && peer.kind === "nodes" && session.type === "ebgp" ? DRAINING_PREPENDS : 0,
    ...(own.outward === undefined ? {} : { outward: own.outward }),
    maximumPrefixes: own.maximumPrefixes,
    ...roleIn(plan, session, own, peer),
    ...(session.type === "ebgp" ? { enforcesFirstAs: true } : {}),
    // Servers of a rack have one password; a switch may have another with each of its peers.
    ...(inRack(peer) ? passwordIn(session) : {}),
    policy: namesAt("group", own.policy),
  };
}

type Peer = Pick<Neighbor, "address" | "remoteAsn" | "description">;

/** Who stands at the other end, by address: the switch, or each node that is there. */
function peersAt(plan: FabricPlan, peer: SessionEnd): readonly Peer[] {
  if (peer.kind === "switch")
    return [{ address: peer.address, remoteAsn: peer.asn, description: `${peer.device} ${peer.interface}` }];
  if (peer.kind === "host") return [{ address: peer.address, remoteAsn: peer.asn, description: peer.host }];
  if (peer.kind === "outside")
    return [{ address: peer.address, remoteAsn: peer.asn, description: `${peer.router} outside` }];
  if (peer.kind !== "nodes") return [];
  return (rackOf(plan, peer)?.nodes ?? [])
    .filter(({ reflectorCluster }) => peer.members === "all" || reflectorCluster !== null)
    .map(({ name, address, asn }) => ({ address, remoteAsn: asn, description: name }));
}

const neighbors = (plan: FabricPlan, views: readonly View[]): Neighbor[] =>
  views.flatMap(({ session, own, peer }) =>
    own.listen === null
      ? peersAt(plan, peer).map(({ address, ...one }) => ({
          address,
          group: own.group,
          ...one,
          ...(inRack(peer) ? {} : passwordIn(session)),
          policy: namesAt("peer", own.policy),
        }))
      : [],
  );

/** Each policy once, by name. */
function prefixLists(views: readonly View[]): PrefixList[] {
  const policies = views.flatMap(({ own }) => [own.policy.imports, own.policy.exports]);
  const lists = new Map(
    policies.map(({ name, rules, adds }) => [name, { name, rules, ...(adds === undefined ? {} : { adds }) }]),
  );
  return [...lists.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function interfacesOf(plan: FabricPlan, device: SwitchPlan): InterfaceIntent[] {
  const loopback: InterfaceIntent = {
    name: LOOPBACK,
    description: "router id",
    address: { address: device.loopback, length: 32 },
  };
  const links = plan.links.flatMap(({ subnet, ends: [one, other] }) => {
    const [own, peer] = one.device === device.name ? [one, other] : [other, one];
    if (own.device !== device.name || !("address" in own)) return [];
    const address = { address: own.address, length: subnet.length };
    return [{ name: own.interface, description: `${peer.device} ${peer.interface}`, address }];
  });
  const racks = plan.racks.flatMap(({ name, subnet, tors }) =>
    tors.flatMap((tor) =>
      tor.device === device.name && subnet !== null
        ? [
            {
              name: tor.interface,
              description: `rack ${name}`,
              address: { address: tor.address, length: subnet.length },
            },
          ]
        : [],
    ),
  );
  return [loopback, ...links, ...racks, ...outsideInterfaces(plan, device.name)];
}

const isInPlane = ({ links }: FabricPlan, { name }: SwitchPlan): boolean =>
  links.some(({ kind, ends: [own] }) => kind === "bridged" && own.device === name);

/** Each once. */
const distinct = (prefixes: readonly Prefix4[]): readonly Prefix4[] => [
  ...new Map(prefixes.map((one) => [formatPrefix(one), one])).values(),
];

/** A switch announces its loopback, where OSPF does not, a ToR also the subnet of its rack, a border where it has routes by hand. */
const networksOf = (device: SwitchPlan, interfaces: readonly InterfaceIntent[], plan: FabricPlan) => [
  ...(plan.ospf === null ? [hostPrefix(device.loopback)] : []),
  ...interfaces
    .map(({ address }) => networkOf(address))
    .filter((network) =>
      plan.racks.some((rack) => rack.name === device.rack && rack.subnet?.base === network.base),
    ),
  ...distinct(outsideRoutes(plan, device.name).map(({ prefix }) => prefix)),
];

/** RFC 6987: by a link of this cost, or to a rack, nobody goes who has another way. */
const MOST_COST = 65_535;

/** OSPF meets a neighbour on every link and announces loopback and rack, where nobody speaks it. */
function ospfIntent(
  plan: FabricPlan,
  { name: device, maintenance }: SwitchPlan,
  interfaces: readonly InterfaceIntent[],
): OspfIntent | null {
  const { ospf, racks } = plan;
  if (ospf === null) return null;
  // OSPF ends at the border: nobody outside may speak it.
  const without = new Set(outsideInterfaces(plan, device).map(({ name }) => name));
  const isRack = ({ address }: InterfaceIntent): boolean =>
    racks.some(({ subnet }) => subnet !== null && containsAddress(subnet, address.address));
  return {
    timers: ospf,
    bfd: plan.bfd,
    interfaces: interfaces
      .filter(({ name }) => !without.has(name))
      .map((one) => ({
        name: one.name,
        role: one.name === LOOPBACK || isRack(one) ? "passive" : "link",
        cost: one.name === LOOPBACK ? 0 : maintenance ? MOST_COST : ospf.cost,
      })),
  };
}

function switchIntent(plan: FabricPlan, device: SwitchPlan, views: readonly View[]): SwitchIntent {
  const interfaces = interfacesOf(plan, device);
  const groups = [...Map.groupBy(views, (view) => view.own.group)].flatMap(([name, [first, ...rest]]) =>
    first === undefined ? [] : [peerGroup(plan, name, [first, ...rest], device.maintenance)],
  );
  const listening = groups.flatMap((group) => (group.listen === null ? [] : [group.listen.limit]));
  return {
    device: device.name,
    role: device.role,
    platform: device.platform,
    draining: device.maintenance,
    asn: device.asn,
    routerId: device.loopback,
    interfaces,
    prefixLists: prefixLists(views),
    groups,
    neighbors: neighbors(plan, views),
    networks: networksOf(device, interfaces, plan),
    discards: device.discards,
    aggregates: outsideAggregates(plan, device.name),
    staticRoutes: outsideRoutes(plan, device.name),
    multipath: plan.limits.equalPaths,
    listenLimit: listening.length === 0 ? null : listening.reduce((sum, limit) => sum + limit, 0),
    gracefulRestart:
      plan.gracefulRestart === null
        ? null
        : { ...plan.gracefulRestart, afterNotification: !isInPlane(plan, device) },
    maximumAsPath: plan.guards.maximumAsPath,
    forwardingHold: plan.forwardingHold,
    // Nodes drop what a restarted ToR has not told them by its End-of-RIB: spines must have told the ToR before that, so they don't wait.
    announcementHold: device.role === "tor" ? plan.forwardingHold : 0,
    ospf: ospfIntent(plan, device, interfaces),
    ipv6: plan.ipv6,
  };
}

/** What each switch is to do, in the plan's order. */
export function intendSwitches(plan: FabricPlan): readonly SwitchIntent[] {
  const views = viewsByDevice(plan.sessions);
  return plan.switches.map((device) => switchIntent(plan, device, views.get(device.name) ?? []));
}
