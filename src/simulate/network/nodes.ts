import { nodeRouterId } from "../../calico/router-id.ts";
import { ownLocalPreference } from "../../calico/versions/index.ts";
import {
  announcedRanges,
  firstFamily,
  type ClusterIntent,
  type NodeIntent,
  type NodePeeringIntent,
  type PeeringIntent,
  type RackIntent,
} from "../../intent/index.ts";
import { networkOf, type InterfaceAddress, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";
import { subnetAt } from "../../net/pool.ts";
import { podRangesOf } from "../../plan/rack-pools.ts";
import { LOOPBACK } from "../../plan/types.ts";
import { planeDials } from "./plane-dials.ts";
import { signed } from "./routers.ts";
import type { Dial, OwnRoute, Router, RouterInterface } from "./types.ts";

/** The blocks that Calico's IPAM has given to a node; a /32 is the route of a single pod. */
export type BlocksOf = (node: NodeIntent, rack: RackIntent) => readonly Prefix4[];

/** Kernel routes of BIRD 1.6 with `merge paths on` take up to 16 next hops. */
const BIRD_MULTIPATH = 16;

/** The node's n-th block of each of its rack's pools, as an IPAM would give them out that is asked in the nodes' order. */
export const firstBlocks =
  ({ blockLength }: ClusterIntent): BlocksOf =>
  (node, rack) => {
    const at = rack.nodes.indexOf(node);
    return podRangesOf(rack).flatMap((range) => subnetAt([range], blockLength, at) ?? []);
  };

const nodeSettings = (
  node: NodeIntent,
  { ttlSecurityHops, ownRoutesOnly, allowsOwnAs, policy, ...rest }: PeeringIntent | NodePeeringIntent,
  peerCluster: Ipv4 | null,
): Omit<Dial, "address" | "remoteAsn"> => ({
  source: null,
  ttlSecurityHops,
  ...signed(rest),
  // Calico takes every iBGP peer without the node's own cluster id for its client.
  reflects: node.reflectorCluster !== null && node.reflectorCluster !== peerCluster,
  nextHopSelf: false,
  ownRoutesOnly,
  ...(allowsOwnAs === undefined ? {} : { allowsOwnAs }),
  passesOnBy: null,
  originatesDefault: false,
  prepends: 0,
  imports: policy.imports.rules,
  exports: policy.exports.rules,
});

const selects = (members: PeeringIntent["members"], node: NodeIntent): boolean =>
  typeof members === "string"
    ? members === "all" || node.reflectorCluster !== null
    : members.node === node.name;

const torDials = (node: NodeIntent, rack: RackIntent): Dial[] =>
  rack.peerings
    .filter(({ members }) => selects(members, node))
    .map((peering) => ({
      address: peering.address,
      remoteAsn: peering.remoteAsn,
      ...(peering.localAsn === undefined ? {} : { localAsn: peering.localAsn }),
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

const byNetwork = (ipv6: ClusterIntent["ipv6"], address: InterfaceAddress): RouterInterface => ({
  name: firstFamily(ipv6).prefix(networkOf(address)),
  ...address,
});

/**
 * An intent has a name for a node's port only where the node has one in each plane. Where it has links of its own its address stands on its
 * loopback.
 */
function interfacesOf(
  { address, planes, links }: NodeIntent,
  { ipv6 }: ClusterIntent,
): readonly RouterInterface[] {
  if (planes.length > 0) return planes.map((port) => ({ name: port.interface, ...port.address }));
  if (links.length === 0) return [byNetwork(ipv6, address)];
  return [
    ...links.map(({ serverAddress, subnet: { length } }) =>
      byNetwork(ipv6, { address: serverAddress, length }),
    ),
    { name: LOOPBACK, ...address },
  ];
}

/**
 * BIRD knows the network of a port as long as the port has an address: a link of the node's own that has lost its carrier is still there, for
 * Calico does not have it look (`check link`).
 */
const connectedBy = ({ links }: NodeIntent, port: RouterInterface, at: number): OwnRoute =>
  port.name === LOOPBACK
    ? { prefix: networkOf(port), kind: "local", interface: null }
    : { prefix: networkOf(port), kind: "connected", interface: links.length === 0 ? at : null };

/** A node announces what Calico gave it; BIRD also knows the networks that it stands in. */
export function nodeRouter(
  node: NodeIntent,
  rack: RackIntent,
  cluster: ClusterIntent,
  blocks: BlocksOf,
): Router {
  const interfaces = interfacesOf(node, cluster);
  const routerId = nodeRouterId(cluster, node);
  const { clusterIps, externalIps, loadBalancerIps } = cluster.services;
  const own = blocks(node, rack).map((prefix): OwnRoute => ({
    prefix,
    kind: prefix.length === 32 ? "local" : "discard",
    interface: null,
  }));
  return {
    name: node.name,
    role: "node",
    software: "bird",
    ...(cluster.name === undefined || cluster.reaches === undefined
      ? {}
      : { cluster: { name: cluster.name, reaches: cluster.reaches } }),
    draining: false,
    asn: node.asn,
    routerId,
    clusterId: node.reflectorCluster ?? routerId,
    interfaces,
    ospf: [],
    own: [
      ...interfaces.map((one, at) => connectedBy(node, one, at)),
      ...own,
      ...(node.announcesServices ? announcedRanges(cluster.services) : []).map((prefix): OwnRoute => ({
        prefix,
        kind: "service",
        interface: null,
      })),
      ...(node.anycast ?? []).map((prefix): OwnRoute => ({ prefix, kind: "anycast", interface: null })),
    ],
    answers: [...clusterIps, ...externalIps, ...loadBalancerIps],
    ownLocalPref: ownLocalPreference(cluster.version),
    discards: [],
    multipath: BIRD_MULTIPATH,
    dials: [...torDials(node, rack), ...nodeDials(node, rack), ...planeDials(node, cluster)],
    listens: [],
    listenLimit: 0,
  };
}
