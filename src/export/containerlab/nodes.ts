import type { CompiledFabric } from "../../compile.ts";
import type { ClusterIntent, HostIntent, NodeIntent, PeeringIntent, RackIntent } from "../../intent/index.ts";
import { firstBlocks } from "../../simulate/network/nodes.ts";

/** Seconds between tries; of Calico's BIRD nothing else is said. */
const CONNECT_RETRY = 10;

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
    announces: [...firstBlocks(cluster)(node, rack), ...(node.anycast ?? [])],
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
