import { distinctPrefixes, networkOf, type Prefix4 } from "../net/ipv4.ts";
import { sessionsIn } from "../plan/lookups.ts";
import { marksOf } from "../plan/marks.ts";
import type { NodesEnd, SwitchEnd } from "../plan/session.ts";
import { there } from "../plan/there.ts";
import type { ClusterPlan, FabricPlan, RackPlan } from "../plan/types.ts";
import type { Datacenter } from "../spec/index.ts";
import type { ClusterIntent, NodePeeringIntent, PeeringIntent } from "./cluster.ts";
import { intendPlanes } from "./planes.ts";

interface RackPeerings {
  readonly peerings: readonly PeeringIntent[];
  readonly among: NodePeeringIntent | null;
}

/** The sessions that nodes of a rack have a part in, from their side; of several clusters, those of one's nodes. */
function peeringsOf(plan: FabricPlan, rack: RackPlan, cluster: string | undefined): RackPeerings {
  const peerings: PeeringIntent[] = [];
  let among: NodePeeringIntent | null = null;
  for (const { ends, timers, gracefulRestart, ttlSecurityHops, password } of sessionsIn(
    plan.sessions,
    rack.name,
  )) {
    const [nodes, peers] = ends.filter(
      (end): end is NodesEnd =>
        end.kind === "nodes" && end.rack === rack.name && (end.cluster ?? cluster) === cluster,
    );
    if (nodes === undefined) continue;
    const { members, policy, ownRoutesOnly, allowsOwnAs } = nodes;
    const { keepalive } = timers;
    const side = {
      policy,
      ownRoutesOnly,
      ...(allowsOwnAs === undefined ? {} : { allowsOwnAs }),
      keepalive,
      restart: gracefulRestart?.restart ?? null,
      ttlSecurityHops,
      ...(password === undefined ? {} : { password }),
    };
    if (peers !== undefined) among = { ...side, members, peers: peers.members };
    const tor = ends.find((end): end is SwitchEnd => end.kind === "switch");
    if (tor === undefined) continue;
    const { device, asn: remoteAsn } = tor;
    if (tor.address !== null) peerings.push({ members, ...side, device, address: tor.address, remoteAsn });
    else
      for (const { name: node, links } of rack.nodes)
        for (const { address, ...link } of links)
          if (link.device === device)
            peerings.push({ members: { node }, ...side, device, address, remoteAsn });
  }
  return { peerings, among };
}

/** The pools of racks' networks; where nodes stand in planes, the network of the first, by which Calico knows them. */
function nodeRangesOf({ ranges, racks }: FabricPlan): readonly Prefix4[] {
  if (ranges.nodes.length > 0) return ranges.nodes;
  const first = racks.flatMap(({ nodes }) => nodes.flatMap(({ planes }) => planes.slice(0, 1)))[0];
  return first === undefined ? [] : [networkOf(first.address)];
}

/** Those that nodes have. */
function anycastIn(racks: readonly RackPlan[]): Pick<ClusterIntent, "anycast"> {
  const all = distinctPrefixes(racks.flatMap(({ nodes }) => nodes.flatMap(({ anycast }) => anycast)));
  return all.length === 0 ? {} : { anycast: all };
}

/** What a rack has of one of several clusters; null where it has nothing. */
function shareOf(rack: RackPlan, cluster: string | undefined): RackPlan | null {
  if (cluster === undefined) return rack;
  const { guests = [], ...own } = rack;
  const guest = guests.find((one) => one.cluster === cluster);
  if (rack.cluster !== cluster && guest === undefined) return null;
  return { ...own, ...guest, nodes: rack.nodes.filter((node) => node.cluster === cluster) };
}

/**
 * What Calico is to do in the cluster, or in one of several.
 * @param dc the datacenter as that one has it
 */
export function intendCluster(
  plan: FabricPlan,
  dc: Datacenter,
  { name, reaches }: Partial<ClusterPlan> = {},
): ClusterIntent {
  const { calico } = dc;
  const { clusterIps, externalIps, loadBalancerIps, loadBalancerAggregation } = dc.services;
  return {
    ...(name === undefined || reaches === undefined ? {} : { name, reaches }),
    version: calico.version,
    rackLabel: calico.rackLabel,
    blockLength: plan.ranges.blockLength,
    natOutgoing: { ipv4: calico.natOutgoing, ipv6: dc.ipv6?.natOutgoing ?? calico.natOutgoing },
    natExclusions: calico.natExclusions,
    ...(dc.ipv6 === undefined || dc.ipv6.natExclusions.length === 0
      ? {}
      : { natExclusions6: dc.ipv6.natExclusions }),
    services: { clusterIps, externalIps, loadBalancerIps, loadBalancerAggregation },
    marks: marksOf(dc),
    ...anycastIn(plan.racks.flatMap((one) => shareOf(one, name) ?? [])),
    namespace: calico.namespace,
    reserved: calico.reserved,
    ipam: calico.ipam ?? null,
    nodeRanges: nodeRangesOf(plan),
    racks: plan.racks
      .flatMap((one) => shareOf(one, name) ?? [])
      .map((rack) => ({
        name: rack.name,
        addresses: rack.addresses,
        pods: rack.pods,
        morePods: rack.morePods,
        ...peeringsOf(plan, rack, name),
        nodes: rack.nodes.map(
          ({
            name,
            asn,
            address,
            maintenance,
            announcesServices,
            anycast,
            reflectorCluster,
            planes,
            links,
            reflectsPlane,
          }) => ({
            name,
            asn,
            address: planes[0]?.address ?? {
              address,
              length: rack.addresses === null ? there(rack.subnet, `network of ${name}`).length : 32,
            },
            cordoned: maintenance,
            announcesServices,
            ...(anycast.length === 0 ? {} : { anycast }),
            reflectorCluster,
            planes,
            links,
            reflectsPlane,
          }),
        ),
      })),
    planes: intendPlanes(plan),
    ipv6: plan.ipv6,
  };
}
