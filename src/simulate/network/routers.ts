import { ownLocalPreference } from "../../calico/versions/index.ts";
import { podRangesOf } from "../../plan/rack-pools.ts";
import type {
  ClusterIntent,
  NodeIntent,
  NodePeeringIntent,
  NodeSelection,
  PeerGroup,
  PeeringIntent,
  PolicyNames,
  RackIntent,
  SwitchIntent,
} from "../../intent/index.ts";
import { formatPrefix, networkOf, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";
import { subnetAt } from "../../net/pool.ts";
import { planeDials } from "./plane-dials.ts";
import type {
  Dial,
  OspfPort,
  OwnRoute,
  PeerSettings,
  Policy,
  Router,
  RouterInterface,
  Software,
} from "./types.ts";

/** The blocks that Calico's IPAM has given to a node; a /32 is the route of a single pod. */
export type BlocksOf = (node: NodeIntent, rack: RackIntent) => readonly Prefix4[];

const EVERYTHING: Policy = [{ prefix: { base: 0, length: 0 }, minLength: 0, maxLength: 32 }];
const NOTHING: Policy = [];

/** Kernel routes of BIRD 1.6 with `merge paths on` take up to 16 next hops. */
const BIRD_MULTIPATH = 16;

/** FRR itself, or a system whose text makes it do what FRR does without being told. */
const softwareOf: Readonly<Record<SwitchIntent["platform"], Software>> = {
  frr: "frr",
  sonic: "frr",
  cumulus: "frr",
  eos: "frr",
  nxos: "frr",
  comware: "frr",
  vrp: "frr",
};

/** The node's n-th block of each of its rack's pools, as an IPAM would give them out that is asked in the nodes' order. */
export const firstBlocks =
  ({ blockLength }: ClusterIntent): BlocksOf =>
  (node, rack) => {
    const at = rack.nodes.indexOf(node);
    return podRangesOf(rack).flatMap((range) => subnetAt([range], blockLength, at) ?? []);
  };

/**
 * The rules that apply on one session. Without a policy eBGP passes nothing (RFC 8212) and iBGP everything; a list that is named and
 * does not exist passes nothing.
 */
function policyOf(intent: SwitchIntent, names: readonly (string | null)[], remoteAsn: number | null): Policy {
  const name = names.find((one) => one !== null);
  if (name === undefined) return remoteAsn === intent.asn ? EVERYTHING : NOTHING;
  return intent.prefixLists.find((list) => list.name === name)?.rules ?? NOTHING;
}

const signed = ({ password }: { readonly password?: string }): Pick<PeerSettings, "password"> =>
  password === undefined ? {} : { password };

const roleOf = ({ role }: PeerGroup): Pick<PeerSettings, "role"> => (role === undefined ? {} : { role });

function settingsOf(
  intent: SwitchIntent,
  group: PeerGroup,
  remoteAsn: number | null,
  own: PolicyNames,
): PeerSettings {
  return {
    remoteAsn: remoteAsn ?? "external",
    ttlSecurityHops: group.ttlSecurityHops,
    ...signed(group),
    ...roleOf(group),
    reflects: group.reflectsToClients,
    nextHopSelf: group.nextHopSelf,
    ownRoutesOnly: false,
    passesOnBy: null,
    originatesDefault: group.originatesDefault,
    prepends: group.prepends,
    ...(group.outward === undefined ? {} : { outward: group.outward }),
    imports: policyOf(intent, [own.imports, group.policy.imports], remoteAsn),
    exports: policyOf(intent, [own.exports, group.policy.exports], remoteAsn),
  };
}

/** A route by hand to a prefix, over all its ports; none where there is no such route. */
function byHand({ staticRoutes }: SwitchIntent, prefix: Prefix4, interfaces: readonly RouterInterface[]) {
  const gateways = staticRoutes
    .filter((one) => one.prefix.base === prefix.base && one.prefix.length === prefix.length)
    .map(({ via, interface: name }) => ({
      address: via,
      interface: interfaces.findIndex((one) => one.name === name),
    }));
  return gateways.length === 0 ? [] : [{ prefix, kind: "static", gateways } as const];
}

/**
 * A network statement holds while the network is in the routing table: with the interface that it is the network of, or with a route by
 * hand.
 */
function announced(
  intent: SwitchIntent,
  prefix: Prefix4,
  interfaces: readonly RouterInterface[],
): readonly OwnRoute[] {
  const at = interfaces.findIndex((one) => {
    const network = networkOf(one);
    return network.base === prefix.base && network.length === prefix.length;
  });
  return at < 0 ? byHand(intent, prefix, interfaces) : [{ prefix, kind: "connected", interface: at }];
}

const ospfPorts = ({ ospf, interfaces }: SwitchIntent): OspfPort[] =>
  (ospf?.interfaces ?? []).flatMap(({ name, role, cost }) => {
    const at = interfaces.findIndex((one) => one.name === name);
    return at < 0 ? [] : [{ interface: at, cost, passive: role === "passive" }];
  });

export function switchRouter(intent: SwitchIntent): Router {
  const interfaces = intent.interfaces.map(({ name, address }) => ({ name, ...address }));
  const unnamed: PolicyNames = { imports: null, exports: null };
  return {
    name: intent.device,
    role: intent.role,
    software: softwareOf[intent.platform],
    draining: intent.draining,
    asn: intent.asn,
    routerId: intent.routerId,
    clusterId: intent.routerId,
    interfaces,
    ospf: ospfPorts(intent),
    own: [
      ...intent.networks.flatMap((prefix) => announced(intent, prefix, interfaces)),
      ...intent.aggregates.map((prefix): OwnRoute => ({ prefix, kind: "aggregate" })),
    ],
    discards: intent.discards,
    ...(intent.maximumAsPath === undefined ? {} : { maximumAsPath: intent.maximumAsPath }),
    multipath: intent.multipath,
    ...(intent.ospf === null ? {} : { ospfMultipath: intent.ospf.multipath }),
    dials: intent.neighbors.flatMap((neighbor) => {
      const group = intent.groups.find(({ name }) => name === neighbor.group);
      const { address, remoteAsn, policy } = neighbor;
      if (group === undefined) return [];
      const source = interfaces.findIndex(({ name }) => name === group.updateSource);
      return [
        {
          address,
          source: group.updateSource === null ? null : source,
          ...settingsOf(intent, group, remoteAsn, policy),
          ...signed(neighbor),
        },
      ];
    }),
    listens: intent.groups.flatMap((group) => {
      if (group.listen === null) return [];
      return [{ range: group.listen.range, ...settingsOf(intent, group, group.remoteAsn, unnamed) }];
    }),
    listenLimit: intent.listenLimit ?? 0,
  };
}

const nodeSettings = (
  node: NodeIntent,
  { ttlSecurityHops, ownRoutesOnly, policy, ...rest }: PeeringIntent | NodePeeringIntent,
  peerCluster: Ipv4 | null,
): Omit<Dial, "address" | "remoteAsn"> => ({
  source: null,
  ttlSecurityHops,
  ...signed(rest),
  // Calico takes every iBGP peer without the node's own cluster id for its client.
  reflects: node.reflectorCluster !== null && node.reflectorCluster !== peerCluster,
  nextHopSelf: false,
  ownRoutesOnly,
  passesOnBy: null,
  originatesDefault: false,
  prepends: 0,
  imports: policy.imports.rules,
  exports: policy.exports.rules,
});

const selects = (members: NodeSelection, node: NodeIntent): boolean =>
  members === "all" || node.reflectorCluster !== null;

const torDials = (node: NodeIntent, rack: RackIntent): Dial[] =>
  rack.peerings
    .filter(({ members }) => selects(members, node))
    .map((peering) => ({
      address: peering.address,
      remoteAsn: peering.remoteAsn,
      ...nodeSettings(node, peering, null),
    }));

/** Both nodes of a pair dial, whichever of the two the peering names first. */
function nodeDials(node: NodeIntent, { among, nodes }: RackIntent): Dial[] {
  if (among === null) return [];
  const pairs = (a: NodeIntent, b: NodeIntent): boolean =>
    selects(among.members, a) && selects(among.peers, b);
  return nodes
    .filter((peer) => peer !== node && (pairs(node, peer) || pairs(peer, node)))
    .map((peer) => ({
      address: peer.address.address,
      remoteAsn: peer.asn,
      ...nodeSettings(node, among, peer.reflectorCluster),
    }));
}

/** An intent has a name for a node's port only where the node has one in each plane. */
const interfacesOf = ({ address, planes }: NodeIntent): readonly RouterInterface[] =>
  planes.length === 0
    ? [{ name: formatPrefix(networkOf(address)), ...address }]
    : planes.map((port) => ({ name: port.interface, ...port.address }));

/** A node announces what Calico gave it; BIRD also knows the networks that it stands in. */
export function nodeRouter(
  node: NodeIntent,
  rack: RackIntent,
  cluster: ClusterIntent,
  blocks: BlocksOf,
): Router {
  const interfaces = interfacesOf(node);
  const services: readonly Prefix4[] = Object.values(cluster.services).flat();
  const own = blocks(node, rack).map((prefix): OwnRoute => ({
    prefix,
    kind: prefix.length === 32 ? "local" : "discard",
    interface: null,
  }));
  return {
    name: node.name,
    role: "node",
    software: "bird",
    draining: false,
    asn: node.asn,
    routerId: node.address.address,
    clusterId: node.reflectorCluster ?? node.address.address,
    interfaces,
    ospf: [],
    own: [
      ...interfaces.map((one, at): OwnRoute => ({
        prefix: networkOf(one),
        kind: "connected",
        interface: at,
      })),
      ...own,
      ...(node.announcesServices ? services : []).map((prefix): OwnRoute => ({
        prefix,
        kind: "service",
        interface: null,
      })),
    ],
    answers: services,
    ownLocalPref: ownLocalPreference(cluster.version),
    discards: [],
    multipath: BIRD_MULTIPATH,
    dials: [...torDials(node, rack), ...nodeDials(node, rack), ...planeDials(node, cluster)],
    listens: [],
    listenLimit: 0,
  };
}
