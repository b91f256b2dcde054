import type { HostRouting } from "../models/index.ts";
import type { InterfaceAddress, Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { EndPolicy, NodesEnd, SwitchEnd } from "../plan/session.ts";
import type { FabricPlan } from "../plan/types.ts";
import type { Datacenter } from "../spec/index.ts";

/** What Calico is to do in the cluster: everything its objects say, before they are objects. */
export interface ClusterIntent {
  readonly nodeToNodeMesh: boolean;
  readonly rackLabel: string;
  readonly blockLength: number;
  readonly natOutgoing: boolean;
  readonly racks: readonly RackIntent[];
}

/** One rack of nodes: its pool, its policy, its peerings with the ToRs. */
export interface RackIntent {
  readonly name: string;
  readonly pods: Prefix4;
  readonly policy: EndPolicy;
  readonly peerings: readonly PeeringIntent[];
  readonly nodes: readonly NodeIntent[];
}

/** The nodes' end of one session of the plan. */
export interface PeeringIntent {
  /** The switch at the other end. */
  readonly device: string;
  readonly address: Ipv4;
  readonly remoteAsn: number;
  readonly keepalive: number;
  readonly restart: number;
  readonly ttlSecurityHops: number | null;
}

export interface NodeIntent {
  readonly name: string;
  readonly asn: number;
  readonly address: InterfaceAddress;
}

interface NodePeering {
  readonly nodes: NodesEnd;
  readonly peering: PeeringIntent;
}

/** The sessions that nodes have a part in, from their side. */
function nodePeerings(plan: FabricPlan): NodePeering[] {
  return plan.sessions.flatMap(({ ends, timers, gracefulRestart, ttlSecurityHops }) => {
    const tor = ends.find((end): end is SwitchEnd => end.kind === "switch");
    const nodes = ends.find((end): end is NodesEnd => end.kind === "nodes");
    if (tor === undefined || nodes === undefined) return [];
    const peering = {
      device: tor.device,
      address: tor.address,
      remoteAsn: tor.asn,
      keepalive: timers.keepalive,
      restart: gracefulRestart.restart,
      ttlSecurityHops,
    };
    return [{ nodes, peering }];
  });
}

/** What Calico is to do, from the plan and from what the model says of hosts. */
export function intendCluster(plan: FabricPlan, hosts: HostRouting, { calico }: Datacenter): ClusterIntent {
  const peeringsOf = Map.groupBy(nodePeerings(plan), ({ nodes }) => nodes.rack);
  return {
    nodeToNodeMesh: hosts.nodeToNodeMesh,
    rackLabel: calico.rackLabel,
    blockLength: plan.ranges.blockLength,
    natOutgoing: calico.natOutgoing,
    racks: plan.racks.flatMap((rack) => {
      const [first, ...rest] = peeringsOf.get(rack.name) ?? [];
      if (first === undefined) return [];
      return [
        {
          name: rack.name,
          pods: rack.pods,
          policy: first.nodes.policy,
          peerings: [first, ...rest].map(({ peering }) => peering),
          nodes: rack.nodes.map(({ name, asn, address }) => ({
            name,
            asn,
            address: { address, length: rack.subnet.length },
          })),
        },
      ];
    }),
  };
}
