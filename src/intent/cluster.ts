import type { RackPools } from "../plan/rack-pools.ts";
import { distinctPrefixes, networkOf, type InterfaceAddress, type Ipv4, type Prefix4 } from "../net/ipv4.ts";
import type { Prefix6 } from "../net/ipv6.ts";
import type { Ipv6Image } from "../plan/ipv6/image.ts";
import { marksOf, type RouteMarks } from "../plan/marks.ts";
import type { EndPolicy, NodeSelection, NodesEnd, SwitchEnd } from "../plan/session.ts";
import { there } from "../plan/there.ts";
import type { ClusterPlan, FabricPlan, NodePort, RackPlan, ServerLinkPlan } from "../plan/types.ts";
import type { CalicoVersion, Datacenter } from "../spec/index.ts";
import type { Family } from "./family.ts";
import { intendPlanes, type PlaneIntent } from "./planes.ts";

export type { NodePort, NodeSelection };

/** What Calico is to do in the cluster: everything its objects say, before they are objects. */
export interface ClusterIntent {
  /** Which of several; absent where there is one without a name. */
  readonly name?: string;
  /** Of several those that it reaches and is reached by, itself among them; absent where there is one without a name. */
  readonly reaches?: readonly string[];
  /** The minor release that runs there. */
  readonly version: CalicoVersion;
  readonly rackLabel: string;
  readonly blockLength: number;
  /** By address family: whether nodes translate what pods send to addresses outside every pool. */
  readonly natOutgoing: Readonly<Record<Family["name"], boolean>>;
  /** Destinations that pods reach with their own address, where others are translated. */
  readonly natExclusions: readonly Prefix4[];
  /** The same of IPv6; absent for none. */
  readonly natExclusions6?: readonly Prefix6[];
  readonly services: ServicesIntent;
  /** What nodes put on routes; empty for nothing. */
  readonly marks: readonly RouteMarks[];
  /** Single addresses that several servers have; absent for none. */
  readonly anycast?: readonly Prefix4[];
  /** The namespace that calico-node runs in. */
  readonly namespace: string;
  /** Addresses that no pod is given. */
  readonly reserved: readonly Prefix4[];
  /** How IPAM gives out blocks and addresses; null where the cluster's own settings stay. */
  readonly ipam: IpamIntent | null;
  /** What nodes have the addresses from by which Calico knows them: the same while racks come and go. */
  readonly nodeRanges: readonly Prefix4[];
  readonly racks: readonly RackIntent[];
  /** By plane; empty where nodes do not stand in planes. */
  readonly planes: readonly PlaneIntent[];
  /** The same again in IPv6, address by address; null where there is IPv4 only. */
  readonly ipv6: Ipv6Image | null;
}

/** Ranges of services that every node announces, by their kind. */
export interface ServicesIntent {
  readonly clusterIps: readonly Prefix4[];
  readonly externalIps: readonly Prefix4[];
  readonly loadBalancerIps: readonly Prefix4[];
  /** Whether ranges of load balancer IPs are announced as a whole; else single addresses alone. */
  readonly loadBalancerAggregation: boolean;
}

/** Ranges that every node which announces services has as routes of its own. */
export const announcedRanges = ({
  clusterIps,
  externalIps,
  loadBalancerIps,
  loadBalancerAggregation,
}: ServicesIntent): readonly Prefix4[] => [
  ...clusterIps,
  ...externalIps,
  ...(loadBalancerAggregation ? loadBalancerIps : []),
];

export interface IpamIntent {
  /** No node takes an address out of another's block. */
  readonly strictAffinity: boolean;
  readonly maxBlocksPerHost: number;
}

/** One rack of nodes: its pools, its peerings with the ToRs and among the nodes. */
export interface RackIntent extends RackPools {
  readonly name: string;
  /** What its nodes have stable addresses from, each a route of its own, where they have links of their own to ToRs; else null. */
  readonly addresses: Prefix4 | null;
  /** With ToRs. */
  readonly peerings: readonly PeeringIntent[];
  /** Among the rack's nodes, where the ToR does not reflect between them; null where it does. */
  readonly among: NodePeeringIntent | null;
  readonly nodes: readonly NodeIntent[];
}

/** What the ends of any peering of nodes have in common. */
interface NodeSide {
  readonly policy: EndPolicy;
  /** Lets out only what the node itself originates. */
  readonly ownRoutesOnly: boolean;
  /** How often the nodes' own AS may stand in a path that they take; absent for never. */
  readonly allowsOwnAs?: number;
  readonly keepalive: number;
  /** Seconds, RFC 4724; null where graceful restart is off. */
  readonly restart: number | null;
  readonly ttlSecurityHops: number | null;
  /** TCP MD5 (RFC 2385), by the name of the secret; absent without. */
  readonly password?: string;
}

/** The nodes' end of a session with a switch. */
export interface PeeringIntent extends NodeSide {
  /** Which of the rack's nodes; one by its name, where it has a link of its own. */
  readonly members: NodeSelection | { readonly node: string };
  /** The switch at the other end. */
  readonly device: string;
  readonly address: Ipv4;
  readonly remoteAsn: number;
}

/** The sessions of nodes with nodes: `members` with `peers`, each pair once. */
export interface NodePeeringIntent extends NodeSide {
  /** Which of the rack's nodes. */
  readonly members: NodeSelection;
  readonly peers: NodeSelection;
}

export interface NodeIntent {
  readonly name: string;
  readonly asn: number;
  readonly address: InterfaceAddress;
  /** Kubernetes places no pod there. */
  readonly cordoned: boolean;
  /** It announces services; else it is excluded from that by label. */
  readonly announcesServices: boolean;
  /** Single addresses on its loopback that others may have too; absent for none. */
  readonly anycast?: readonly Prefix4[];
  /** Its cluster id where it is a route reflector: every iBGP peer without that id is its client. */
  readonly reflectorCluster: Ipv4 | null;
  /** Its ports in planes, by plane; empty where nodes do not stand in planes. */
  readonly planes: readonly NodePort[];
  /** Its links to ToRs, where it has links of its own: `address` stands on none of them. Else empty. */
  readonly links: readonly ServerLinkPlan[];
  /** The plane that it reflects in; null for none. */
  readonly reflectsPlane: number | null;
}

interface RackPeerings {
  readonly peerings: readonly PeeringIntent[];
  readonly among: NodePeeringIntent | null;
}

/** The sessions that nodes of a rack have a part in, from their side; of several clusters, those of one's nodes. */
function peeringsOf(plan: FabricPlan, rack: RackPlan, cluster: string | undefined): RackPeerings {
  const peerings: PeeringIntent[] = [];
  let among: NodePeeringIntent | null = null;
  for (const { ends, timers, gracefulRestart, ttlSecurityHops, password } of plan.sessions) {
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
