import type { HardwareModel } from "../hardware/models/index.ts";
import type { RackPools } from "./rack-pools.ts";
import type { InterfaceAddress, Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { Pool4 } from "../net/pool.ts";
import type { Datacenter, ModelName, PlatformName } from "../spec/index.ts";
import type { HostPlan } from "./hosts.ts";
import type { Ipv6Image } from "./ipv6/image.ts";
import type { OutsidePlan } from "./outside.ts";
import type { BfdTimers, GracefulRestart, SessionPlan } from "./session.ts";
import type { Aggregate, MlagPair, Switching } from "./switching.ts";

/** Every number of one datacenter: plain data, a pure function of the spec, the same for the same spec. */
export interface FabricPlan {
  readonly name: string;
  readonly model: ModelName;
  /** Switches that route: spines, then ToRs; each by index. */
  readonly switches: readonly SwitchPlan[];
  /** Switches that only switch, in the same order. */
  readonly bridges: readonly BridgePlan[];
  /** Layer 2 networks that bridges make up; by index. */
  readonly planes: readonly PlanePlan[];
  readonly racks: readonly RackPlan[];
  readonly links: readonly LinkPlan[];
  readonly sessions: readonly SessionPlan[];
  /** Null where the fabric stands alone. */
  readonly outside: OutsidePlan | null;
  readonly ranges: FabricRanges;
  readonly limits: FabricLimits;
  /** The same on every router of the fabric, which holds it per router and not per session; null where it is off. */
  readonly gracefulRestart: GracefulRestart | null;
  /** Milliseconds for which a switch collects changes of its forwarding table; 0 for the platform's own. */
  readonly forwardingHold: number;
  /** Between switches that are neighbours, by BGP or, where OSPF finds the ways, by OSPF; null where it is off. */
  readonly bfd: BfdTimers | null;
  /** What holds at every switch, whatever its policies say. */
  readonly guards: FabricGuards;
  /** Null where BGP alone finds every way. */
  readonly ospf: OspfTimers | null;
  /** Every number in IPv6; null where there is IPv4 only. */
  readonly ipv6: Ipv6Image | null;
  /** What is said of Ethernet, by what ports lead to. */
  readonly ethernet: Datacenter["ethernet"];
  readonly linux: Datacenter["linux"];
}

export interface FabricGuards {
  /** AS numbers that the path of a route may have. */
  readonly maximumAsPath: number;
  /** Roles on eBGP sessions (RFC 9234). */
  readonly roles: boolean;
}

/** The loopback's name on every switch. */
export const LOOPBACK = "lo";

/** OSPF's settings, the same on every link. */
export interface OspfTimers {
  /** Seconds between hellos, and of silence after which a neighbour is gone (RFC 2328 section C.3). */
  readonly hello: number;
  readonly dead: number;
  /** Of every link and rack. Speeds are not asked: a slower uplink would take the traffic of none, or of all. */
  readonly cost: number;
}

/** What the whole fabric may announce, as pools: a policy written with these stays the same while racks come and go. */
export interface FabricRanges {
  readonly pods: Pool4;
  readonly nodes: Pool4;
  readonly spineLoopbacks: Pool4;
  readonly torLoopbacks: Pool4;
  readonly links: Pool4;
  /** Links of servers; empty where no server has links of its own. */
  readonly serverLinks: Pool4;
  /** Where ToRs meet in planes; empty where spines route. */
  readonly planes: Pool4;
  /** What hosts without Calico announce; empty where there is no such host. */
  readonly hosts: Pool4;
  /** Ranges of Kubernetes services that nodes announce, as a whole and single addresses out of them. */
  readonly services: readonly Prefix4[];
  /** Ranges of services of which nodes announce single addresses alone. */
  readonly singleServices: readonly Prefix4[];
  /** Prefix length of Calico's blocks inside the pods' ranges, 20 to 32. */
  readonly blockLength: number;
  /** Prefix length of the longest route to pods: 32, or the blocks' own where no pod's address stands outside its node's blocks. */
  readonly longestPodRoute: number;
  /** Prefix length of a rack's pods inside the pods' ranges. */
  readonly rackPodsLength: number;
  /** Prefix lengths of routes to nodes inside the nodes' ranges: a rack's subnet, or an address, or both where racks differ. */
  readonly nodeRouteLengths: readonly number[];
}

/** Upper bounds that follow from the declared capacity, never from what is there today. */
export interface FabricLimits {
  /** Routes that one node may announce: as many as its rack has use for. */
  readonly routesPerNode: number;
  /** Routes that a rack may send: blocks, as many host routes again, its subnet, its ToRs' loopbacks; and those of one node gone wrong. */
  readonly routesFromRack: number;
  /** Routes that the fabric may hold: every rack's, every spine's loopback, and those of one node gone wrong. */
  readonly routesInFabric: number;
  readonly nodesPerRack: number;
  /** Equal-cost paths of one route that a switch installs. */
  readonly equalPaths: number;
  /** Equal-cost ways between two switches by OSPF: by each link to each spine between ToRs, to each ToR between spines. At most 64. */
  readonly ospfPaths: number;
}

/** Where a switch stands: `spine` is tier 2, `tor` (a leaf) is tier 1. */
export type SwitchRole = "spine" | "tor";

export interface SwitchPlan {
  /** Ranges that it drops where it has no more specific route. */
  readonly discards: readonly Prefix4[];
  readonly name: string;
  readonly role: SwitchRole;
  readonly tier: number;
  /** The spine's index, or the ToR's index inside its rack. */
  readonly index: number;
  /** The rack that a ToR serves; null on a spine. */
  readonly rack: string | null;
  readonly platform: PlatformName;
  /** What it is; null where that is not said. */
  readonly hardware: HardwareModel | null;
  /** It is to be drained: nobody who has another way goes by it. */
  readonly maintenance: boolean;
  readonly asn: number;
  /** Its /32 on `lo`, and its router id. */
  readonly loopback: Ipv4;
}

export interface RackPlan extends RackPools {
  readonly name: string;
  readonly index: number;
  /** The AS that the rack's ToRs are in. */
  readonly asn: number;
  /** The network that the rack's nodes and its ToRs share; null where a rack is no network: nodes stand in planes, or have links of their own. */
  readonly subnet: Prefix4 | null;
  /** What its servers have their stable addresses from, each a route of its own, where they have links of their own; else null. */
  readonly addresses: Prefix4 | null;
  readonly tors: readonly RackGateway[];
  readonly nodes: readonly NodePlan[];
  /** Servers without Calico. */
  readonly hosts: readonly HostPlan[];
}

/** A ToR's foot in the rack: where the nodes find it. */
export interface RackGateway {
  readonly device: string;
  /** Null where it has a port to each server, as `address` is: the servers' links say which. */
  readonly interface: string | null;
  readonly address: Ipv4 | null;
  /** Where nodes dial from: the network that it shares with them, or the range that their links are cut from. */
  readonly range: Prefix4;
  /** Null where its platform's text is the router's alone, or where `interface` is no VLAN's. */
  readonly vlan: RackVlanPlan | null;
}

/** The rack's VLAN on a ToR whose text has it: one network over its ports to servers and to the rack's other ToR. */
export interface RackVlanPlan {
  /** 1 to 4094. */
  readonly vlan: number;
  /** Each by itself, and carries the VLAN untagged. */
  readonly servers: readonly RackPortPlan[];
  /** To servers that bond by LACP: each carries it untagged. By number. */
  readonly aggregates: readonly RackAggregatePlan[];
  /** Each carries it tagged. Empty where the two ToRs are a pair. */
  readonly siblings: readonly RackPortPlan[];
  /** The rack's two ToRs as one to whoever has an aggregate to both; null where they are two, or there is one. */
  readonly pair: RackPairPlan | null;
}

/** All of a ToR's ports to one server; its number is 1 plus the server's, and the same on both ToRs of a pair. */
export type RackAggregatePlan = Aggregate;

/** Two ToRs of a rack that route, each with a foot of its own in the rack, and are one by LACP. */
export interface RackPairPlan extends MlagPair {
  /** An address in the rack that both have where their platform's pair wants one: nobody speaks to it. */
  readonly sharedAddress: Ipv4;
}

/** A port, and the device that is plugged in. */
export interface RackPortPlan {
  readonly interface: string;
  readonly peer: string;
}

export interface NodePlan {
  /** The Kubernetes node's name. */
  readonly name: string;
  readonly index: number;
  readonly rack: string;
  /** It is to take no new pods. */
  readonly maintenance: boolean;
  /** It announces the ranges of services, and addresses out of them. */
  readonly announcesServices: boolean;
  readonly asn: number;
  readonly address: Ipv4;
  /** Its cluster id (RFC 4456) where it is a route reflector, no other's; else null. */
  readonly reflectorCluster: Ipv4 | null;
  /** Its ports in planes, by plane, where nodes stand in planes; the first has `address`. Else empty. */
  readonly planes: readonly NodePort[];
  /** Its links to ToRs, by ToR, where it has links of its own: `address` is on none of them. Else empty. */
  readonly links: readonly ServerLinkPlan[];
  /** The plane that it is a route reflector of; null for none. */
  readonly reflectsPlane: number | null;
}

/** A link that a server has to itself, to a ToR of its rack: a /31 (RFC 3021), of which the ToR has the even address. */
export interface ServerLinkPlan {
  /** The ToR, its port and its address there. */
  readonly device: string;
  readonly interface: string;
  readonly address: Ipv4;
  readonly subnet: Prefix4;
  readonly serverAddress: Ipv4;
}

/** A node's foot in a plane: what its operating system must be given. */
export interface NodePort {
  readonly plane: number;
  readonly interface: string;
  readonly address: InterfaceAddress;
}

/** A layer 2 switch: it has no AS, no loopback, no routes. */
export interface BridgePlan extends Pick<
  SwitchPlan,
  "name" | "role" | "tier" | "index" | "rack" | "platform" | "hardware"
> {
  readonly ports: readonly BridgePortPlan[];
  readonly switching: Switching;
}

/** A port of a bridge, where it leads, and the planes that it carries, by name. */
export interface BridgePortPlan {
  readonly interface: string;
  readonly peer: CableEnd;
  readonly planes: readonly string[];
}

/** An isolated layer 2 network and the IP subnet in it. */
export interface PlanePlan {
  /** `plane-<index>`. */
  readonly name: string;
  readonly index: number;
  readonly subnet: Prefix4;
  /** Null where it is all that a bridge carries, and needs no number to be told by. */
  readonly vlan: number | null;
  /** The bridges that it runs over. */
  readonly bridges: readonly string[];
}

export type LinkPlan = RoutedLinkPlan | BridgedLinkPlan | AccessLinkPlan | TrunkLinkPlan;

/** A cable from a node into a plane, where nodes stand in planes. */
export interface AccessLinkPlan extends Omit<BridgedLinkPlan, "kind"> {
  readonly kind: "access";
}

/** A cable between two bridges. */
export interface TrunkLinkPlan extends Omit<BridgedLinkPlan, "kind" | "ends"> {
  readonly kind: "trunk";
  readonly ends: readonly [CableEnd, CableEnd];
}

/** A cable from a router into a plane: only the router's end has an address. */
export interface BridgedLinkPlan {
  /** `<device>--<bridge>`. */
  readonly id: string;
  readonly kind: "bridged";
  /** The plane's name. */
  readonly plane: string;
  /** The plane's. */
  readonly subnet: Prefix4;
  readonly ends: readonly [LinkEnd, CableEnd];
}

/** A point-to-point link: a /31 (RFC 3021). */
export interface RoutedLinkPlan {
  /** `<device>--<device>`, and `/2` and so on behind it from the second between the two on. */
  readonly id: string;
  /** `uplink`: from a ToR to a spine, which has the even address; `spine-peer`: between two spines, the lower index first. */
  readonly kind: "uplink" | "spine-peer";
  readonly subnet: Prefix4;
  readonly ends: readonly [LinkEnd, LinkEnd];
}

export interface CableEnd {
  readonly device: string;
  readonly interface: string;
}

export interface LinkEnd extends CableEnd {
  readonly address: Ipv4;
}
