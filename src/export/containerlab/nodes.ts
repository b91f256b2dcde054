import type { CompiledFabric } from "../../compile.ts";
import type { ClusterIntent, HostIntent, NodeIntent, PeeringIntent, RackIntent } from "../../intent/index.ts";
import { subnetAt } from "../../net/pool.ts";
import type { Prefix4 } from "../../net/ipv4.ts";
import { podRangesOf } from "../../plan/rack-pools.ts";

/** Seconds between tries; of Calico's BIRD nothing else is said. */
const CONNECT_RETRY = 10;

/** The block of each of its rack's pools that a node plays to have: its n-th, by where it stands among the rack's nodes. */
export function playedBlocks(
  { blockLength }: ClusterIntent,
  rack: RackIntent,
  node: NodeIntent,
): readonly Prefix4[] {
  const at = rack.nodes.indexOf(node);
  return podRangesOf(rack).flatMap((range) => subnetAt([range], blockLength, at) ?? []);
}

/** A node's sessions as those of a host that FRR plays: it announces its blocks as Calico's BIRD does. */
export function playedNode(
  { plan }: CompiledFabric,
  cluster: ClusterIntent,
  rack: RackIntent,
  node: NodeIntent,
): HostIntent | null {
  const own = rack.peerings.filter(
    ({ members }) => typeof members === "string" || members.node === node.name,
  );
  const [first] = own;
  if (first === undefined) return null;
  const source = ({ device }: PeeringIntent) => {
    const link = node.links.find((one) => one.device === device);
    return link === undefined ? node.address : { address: link.serverAddress, length: link.subnet.length };
  };
  return {
    device: node.name,
    rack: rack.name,
    daemon: "frr",
    asn: node.asn,
    address: node.address,
    announces: [...playedBlocks(cluster, rack, node), ...(node.anycast ?? [])],
    peers: own.map((peering) => ({
      device: peering.device,
      address: peering.address,
      source: source(peering),
      asn: peering.remoteAsn,
    })),
    timers: { keepalive: first.keepalive, hold: 3 * first.keepalive, connectRetry: CONNECT_RETRY },
    ttlSecurityHops: first.ttlSecurityHops,
    imports: first.policy.imports.rules,
    exports: first.policy.exports.rules,
    ...(first.allowsOwnAs === undefined ? {} : { allowsOwnAs: first.allowsOwnAs }),
    maximumPrefixes: plan.limits.routesInFabric,
    multipath: own.length,
    gracefulRestart: first.restart === null ? null : plan.gracefulRestart,
    ipv6: plan.ipv6,
  };
}
