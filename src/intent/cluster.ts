import type { RackPools } from "../plan/rack-pools.ts";
import type { InterfaceAddress, Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { Prefix6 } from "../net/ipv6.ts";
import type { Ipv6Image } from "../plan/ipv6/image.ts";
import type { RouteMarks } from "../plan/marks.ts";
import type { EndPolicy, NodeSelection } from "../plan/session.ts";
import type { NodePort, ServerLinkPlan } from "../plan/types.ts";
import type { CalicoVersion } from "../spec/index.ts";
import type { Family } from "./family.ts";
import type { PlaneIntent } from "./planes.ts";

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
  /** The AS that the nodes have on this session; absent where it is their own. */
  readonly localAsn?: number;
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
