import type { HardwareModel } from "../hardware/models/index.ts";
import type { CableEnd, LinkPlan } from "./link-types.ts";
import type { RackPlan } from "./rack-types.ts";
import type { Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { Pool4 } from "../net/pool.ts";
import type { Datacenter, ModelName, PlatformName } from "../spec/index.ts";
import type { ClusterPlan } from "./clusters.ts";
import type { Ipv6Image } from "./ipv6/image.ts";
import type { RouteMarks } from "./marks.ts";
import type { OutsidePlan } from "./outside.ts";
import type { BfdTimers, GracefulRestart, SessionPlan } from "./session.ts";
import type { Switching } from "./switching.ts";

export type { ClusterPlan } from "./clusters.ts";
export type * from "./link-types.ts";
export type * from "./rack-types.ts";

/** Every number of one datacenter: plain data, a pure function of the spec, the same for the same spec. */
export interface FabricPlan {
  readonly name: string;
  readonly model: ModelName;
  /** Switches that route: super-spines, spines by pod, then ToRs; each by index. */
  readonly switches: readonly SwitchPlan[];
  /** Switches that only switch, in the same order. */
  readonly bridges: readonly BridgePlan[];
  /** Layer 2 networks that bridges make up; by index. */
  readonly planes: readonly PlanePlan[];
  /** Of a fabric of five stages, by index; absent of three. */
  readonly pods?: readonly PodPlan[];
  readonly racks: readonly RackPlan[];
  /** Where there are several, by index; empty where there is one without a name. */
  readonly clusters: readonly ClusterPlan[];
  readonly links: readonly LinkPlan[];
  readonly sessions: readonly SessionPlan[];
  /** Null where the fabric stands alone. */
  readonly outside: OutsidePlan | null;
  readonly ranges: FabricRanges;
  /** What nodes put on the routes that they announce; empty for nothing. */
  readonly marks: readonly RouteMarks[];
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
  /** The VRF that every switch has the fabric in; absent where that is the default one. */
  readonly vrf?: string;
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
  /** Empty where links have no addresses. */
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
  /** Single addresses that several servers have and announce. */
  readonly anycast: readonly Prefix4[];
  /** Prefix length of Calico's blocks inside the pods' ranges, 20 to 32. */
  readonly blockLength: number;
  /** Prefix length of the longest route to pods: 32, or the blocks' own where no pod's address stands outside its node's blocks. */
  readonly longestPodRoute: number;
  /** Prefix lengths of racks' first pools inside the pods' ranges. */
  readonly rackPodsLengths: readonly number[];
  /** Prefix lengths of routes to nodes inside the nodes' ranges: a rack's subnet, or an address, or several where racks differ. */
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

/** Where a switch stands: `super-spine` is tier 3, `spine` tier 2, `tor` (a leaf) tier 1. */
export type SwitchRole = "super-spine" | "spine" | "tor";

/** What people call a switch of a role. */
export const ROLE_WORDS = { "super-spine": "super-spine", spine: "spine", tor: "ToR" } as const;

/** The switches of a role as options are keyed by them: `platforms`, `hardware`, `tables`, `lines`. */
export const ROLE_OPTIONS = {
  "super-spine": "superSpines",
  spine: "spines",
  tor: "tors",
} as const satisfies Readonly<Record<SwitchRole, string>>;

/** A pod of a fabric of five stages: a leaf-spine fabric that super-spines join to others. */
export interface PodPlan {
  readonly name: string;
  readonly index: number;
}

export interface SwitchPlan {
  /** Ranges that it drops where it has no more specific route. */
  readonly discards: readonly Prefix4[];
  readonly name: string;
  readonly role: SwitchRole;
  readonly tier: number;
  /** The index of a super-spine, of a spine inside its pod, or of a ToR inside its rack. */
  readonly index: number;
  /** The rack that a ToR serves; null on others. */
  readonly rack: string | null;
  /** The pod in which a spine or a ToR stands; absent where there are none, and of super-spines. */
  readonly pod?: string;
  /** The plane that a super-spine is in; absent where there are none, and of others. */
  readonly plane?: number;
  readonly platform: PlatformName;
  /** What it is; null where that is not said. */
  readonly hardware: HardwareModel | null;
  /** It is to be drained: nobody who has another way goes by it. */
  readonly maintenance: boolean;
  readonly asn: number;
  /** Its /32 on `lo`, and its router id. */
  readonly loopback: Ipv4;
}

/** A layer 2 switch: it has no AS, no loopback, no routes. */
export interface BridgePlan extends Pick<
  SwitchPlan,
  "name" | "tier" | "index" | "rack" | "platform" | "hardware"
> {
  readonly role: Exclude<SwitchRole, "super-spine">;
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
