import { bfdOf, gracefulRestartOf, type FabricLayout } from "../../plan/lay-out.ts";
import { pairsOf } from "../../plan/pairs.ts";
import type { EndPolicy, NodesEnd, PrefixRule, SessionPlan, SwitchEnd } from "../../plan/session.ts";
import type { CableEnd, LinkEnd, RackGateway, RackPlan, RoutedLinkPlan } from "../../plan/types.ts";
import type { Datacenter } from "../../spec/index.ts";
import { suffixOf, towardsRack, type RackShareView } from "./clusters.ts";
import { atPeer, atSwitch, type Loops } from "./loops.ts";

type Common = Pick<SessionPlan, "timers" | "gracefulRestart" | "ttlSecurityHops" | "bfd">;

/** What every session of the fabric has in common. Both ends are neighbours, so GTSM allows one hop (RFC 5082). */
export const common = ({ bgp }: Datacenter): Common => ({
  timers: { keepalive: bgp.keepalive, hold: 3 * bgp.keepalive, connectRetry: bgp.connectRetry },
  gracefulRestart: gracefulRestartOf(bgp),
  ttlSecurityHops: 1,
  bfd: null,
});

/** And what sessions between switches that are neighbours have besides: Calico's BIRD has no BFD. */
export const commonOfNeighbors = (dc: Datacenter): Common => ({ ...common(dc), bfd: bfdOf(dc.bgp) });

/** A switch's end that is configured by the peer's address and has nothing to reflect. */
export const dialled = {
  kind: "switch",
  listen: null,
  reflects: false,
  nextHopSelf: false,
  originatesDefault: false,
} as const;

/** Where an end of a session stands on a link: by its address, or by its interface alone. */
type Standing = Pick<SwitchEnd, "device" | "interface" | "address">;

/** The ends of a link between switches. */
export const standingAt = ({ ends }: RoutedLinkPlan): readonly [Standing, Standing] => {
  const at = (end: CableEnd | LinkEnd): Standing => ({ address: null, ...end });
  return [at(ends[0]), at(ends[1])];
};

/** What ToR and spine let in and out on an uplink. */
export interface UplinkPolicies {
  readonly tor: EndPolicy;
  readonly spine: EndPolicy;
  /** Whether spines give their ToRs the default route. */
  readonly spineOriginatesDefault: boolean;
  /** Routes of other ToRs of its AS, by way of a spine; absent where it refuses them. */
  readonly loops?: Loops;
}

/** One eBGP session over each of the links of a ToR, both ends configured by address, or by interface. */
export function uplinks(
  layout: FabricLayout,
  dc: Datacenter,
  rack: RackPlan,
  links: readonly RoutedLinkPlan[],
  policies: UplinkPolicies,
  asnOf: (device: string) => number,
): readonly SessionPlan[] {
  const { routesInFabric, routesFromRack } = layout.limits;
  const { loops = "refused" } = policies;
  const session = (id: string, tor: Standing, spine: Standing): SessionPlan => ({
    id,
    type: "ebgp",
    ...commonOfNeighbors(dc),
    ends: [
      {
        ...dialled,
        group: "SPINES",
        ...tor,
        ...atPeer[loops],
        asn: asnOf(tor.device),
        policy: policies.tor,
        maximumPrefixes: routesInFabric,
      },
      {
        ...dialled,
        group: towardsRack(layout, rack).group,
        ...spine,
        ...atSwitch[loops],
        asn: asnOf(spine.device),
        policy: policies.spine,
        maximumPrefixes: routesFromRack,
        originatesDefault: policies.spineOriginatesDefault,
      },
    ],
  });
  return links.map((link) => session(link.id, ...standingAt(link)));
}

/** In which the peerings of a ToR with nodes of its rack differ from model to model. */
export interface RackPeering {
  readonly type: "ebgp" | "ibgp";
  readonly tor: Pick<SwitchEnd, "asn" | "reflects" | "nextHopSelf" | "policy" | "overridesPeerAs">;
  readonly nodes: Pick<NodesEnd, "members" | "asn" | "policy" | "ownRoutesOnly" | "allowsOwnAs">;
  /** How many nodes may peer at once. */
  readonly limit: number;
  /** How often a node may send one route, by different ways (RFC 7911): a maximum of prefixes counts each. Default 1. */
  readonly pathsPerRoute?: number;
}

/**
 * A ToR and the nodes of its rack, which dial it. It listens on the rack's subnet, or on the range that its links to servers are cut from, so
 * that one that comes or goes needs no change of the sessions; or it has each for a neighbour by its address.
 */
export const rackPeering = (
  layout: FabricLayout,
  dc: Datacenter,
  rack: RackShareView,
  gateway: RackGateway,
  { type, tor, nodes, limit, pathsPerRoute = 1 }: RackPeering,
): SessionPlan => ({
  id: `${gateway.device}--nodes${rack.share === undefined ? "" : `/${rack.share}`}`,
  type,
  ...common(dc),
  ends: [
    {
      kind: "switch",
      group: `NODES${suffixOf(rack)}`,
      ...gateway,
      ...tor,
      listen: dc.bgp.discovery === "static" ? null : { range: gateway.range, limit },
      originatesDefault: false,
      maximumPrefixes: pathsPerRoute * layout.limits.routesPerNode,
    },
    {
      kind: "nodes",
      rack: rack.name,
      ...(rack.share === undefined ? {} : { cluster: rack.share }),
      ...nodes,
    },
  ],
});

/** Switches of one AS that give each other what they know. */
export interface Equals {
  readonly asn: number;
  readonly group: string;
  readonly rules: readonly PrefixRule[];
}

/** iBGP between two switches of one AS that are equals: each is the other's next hop for what it learned outside. */
export function equalPeers(
  layout: FabricLayout,
  dc: Datacenter,
  id: string,
  ends: readonly [Standing, Standing],
  { asn, group, rules }: Equals,
): SessionPlan {
  const policy: EndPolicy = {
    imports: { name: `FROM-${group}`, rules, scope: "group" },
    exports: { name: `TO-${group}`, rules, scope: "group" },
  };
  const end = (at: Standing): SwitchEnd => ({
    ...dialled,
    ...at,
    group,
    asn,
    nextHopSelf: true,
    policy,
    maximumPrefixes: layout.limits.routesInFabric,
  });
  return { id, type: "ibgp", ...commonOfNeighbors(dc), ends: [end(ends[0]), end(ends[1])] };
}

/** Where a ToR stands in a network with the rack's others; nothing where it shares none. */
const inNetwork = ({ device, interface: port, address }: RackGateway): readonly LinkEnd[] =>
  port === null || address === null ? [] : [{ device, interface: port, address }];

/**
 * The ToRs of a rack, where the model has them in one AS: neither would take the other's routes by way of a spine, for its own AS is in
 * their path. They peer over the network that they share with their nodes. A ToR without uplinks, or without its session to a node,
 * reaches both through the other. Where servers have links of their own ToRs have no network in common: whoever has lost a way to one is
 * not gone by.
 */
export const torPeers = (
  layout: FabricLayout,
  dc: Datacenter,
  rack: RackPlan,
  rules: readonly PrefixRule[],
): readonly SessionPlan[] =>
  pairsOf(rack.subnet === null ? [] : rack.tors.flatMap(inNetwork)).map((ends) => {
    const id = ends.map(({ device }) => device).join("--");
    return equalPeers(layout, dc, id, ends, { asn: rack.asn, group: "TOR", rules });
  });

/** The AS of a switch by its name. @throws Error for a name that the layout does not have: a defect */
export function asnsOf(layout: FabricLayout): (device: string) => number {
  const asns = new Map(layout.switches.map(({ name, asn }) => [name, asn]));
  return (device) => {
    const asn = asns.get(device);
    if (asn === undefined) throw new Error(`the layout has no switch ${device}`);
    return asn;
  };
}

/** Sessions rack by rack and ToR by ToR, each with the links of its ToR to spines that route. */
export function perTor(
  layout: FabricLayout,
  sessions: (
    rack: RackPlan,
    gateway: RackGateway,
    links: readonly RoutedLinkPlan[],
  ) => readonly SessionPlan[],
): readonly SessionPlan[] {
  const routed = layout.links.filter((link): link is RoutedLinkPlan => link.kind !== "bridged");
  const linksOf = Map.groupBy(routed, ({ ends: [tor] }) => tor.device);
  return layout.racks.flatMap((rack) =>
    rack.tors.flatMap((gateway) => sessions(rack, gateway, linksOf.get(gateway.device) ?? [])),
  );
}

/** The other side of a policy: what one end lets in is what the other lets out. */
export const mirrored = ({ imports, exports }: EndPolicy): EndPolicy => ({
  imports: exports,
  exports: imports,
});
