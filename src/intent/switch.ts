import type { InterfaceAddress, Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { Ipv6Image } from "../plan/ipv6/image.ts";
import type {
  BfdTimers,
  GracefulRestart,
  ListenRange,
  NextHopSelf,
  Outward,
  PrefixRule,
  SessionTimers,
} from "../plan/session.ts";
import type { Aggregate } from "../plan/switching.ts";
import type { OspfTimers, RackPairPlan, SwitchRole } from "../plan/types.ts";
import type { BgpRole } from "./roles.ts";
import type { Fec } from "../spec/ethernet.ts";
import type { PlatformName } from "../spec/index.ts";

/** Lines of a user's own for one device, in the order in which they are written, by the name of the platform whose words they are. */
export type OwnLinesIntent = Readonly<Partial<Record<PlatformName, readonly string[]>>>;

/** What one switch is to do, in no vendor's words but those of the user's own lines. Every list is in the order in which a renderer writes it. */
export interface SwitchIntent {
  readonly device: string;
  readonly role: SwitchRole;
  readonly platform: PlatformName;
  /**
   * Graceful shutdown (RFC 8326): what it tells is the last choice of whoever hears it. It adds the community 65535:0 to what leaves its
   * AS and to what comes in, and sets the local preference of both to 0.
   */
  readonly draining: boolean;
  readonly asn: number;
  readonly routerId: Ipv4;
  /** The VRF of all its interfaces, sessions and routes; absent where that is the default one. */
  readonly vrf?: string;
  readonly interfaces: readonly InterfaceIntent[];
  /** The VLAN of a ToR's rack; null where its text has none. */
  readonly rackVlan: RackVlanIntent | null;
  /** What is said of Ethernet on its ports, and on the interface of its rack's VLAN, by name; of a port that is not here nothing. */
  readonly ethernet: Readonly<Record<string, EthernetIntent>>;
  /** Whether it is to speak LLDP (IEEE 802.1AB) on its ports; absent where that is as the device has it. */
  readonly lldp?: true;
  /** Ports that are broken out, in the order of their lanes' first use. */
  readonly breakouts: readonly BreakoutIntent[];
  readonly prefixLists: readonly PrefixList[];
  readonly groups: readonly PeerGroup[];
  readonly neighbors: readonly Neighbor[];
  /** Links without addresses to other switches, each with the peer at its other end. */
  readonly linkPeers: readonly LinkPeer[];
  /** Networks that it originates; each is one of its own interfaces' networks, or where a static route of its own leads. */
  readonly networks: readonly Prefix4[];
  /** Ranges that it drops where it has no more specific route. */
  readonly discards: readonly Prefix4[];
  /** Ranges that it originates as long as it knows a longer prefix in them, and drops what no longer prefix takes. */
  readonly aggregates: readonly Prefix4[];
  /** Routes by hand, each as long as its port is up; of several to one prefix all are used. */
  readonly staticRoutes: readonly StaticRoute[];
  /** Communities that nodes put on routes, and borders on those from outside, for it to hand on as they are; absent for none. */
  readonly carries?: readonly string[];
  /** AS numbers that the path of a route may have which it takes; absent for any. */
  readonly maximumAsPath?: number;
  /** Equal-cost paths that it installs, eBGP and iBGP alike. */
  readonly multipath: number;
  /** The same of paths by iBGP; absent where it is no other number. */
  readonly ibgpMultipath?: number;
  /** Dynamic neighbours that it takes at once, over all listen ranges; null where it listens on none. */
  readonly listenLimit: number | null;
  /** Null where it is off: then the switch is no helper either. */
  readonly gracefulRestart: RestartIntent | null;
  /** Milliseconds for which it collects changes of its forwarding table; 0 for the platform's own. */
  readonly forwardingHold: number;
  /** Milliseconds for which it collects what it tells a neighbour first, the End-of-RIB with it; 0 for the platform's own. */
  readonly announcementHold: number;
  /** Null where it does not speak OSPF. */
  readonly ospf: OspfIntent | null;
  /** The same again in IPv6, address by address; null where there is IPv4 only. */
  readonly ipv6: Ipv6Image | null;
  /** Absent for none. */
  readonly lines?: OwnLinesIntent;
}

/** What of it is the router's, whatever it is and wherever it stands. */
export type RoutingIntent = Omit<
  SwitchIntent,
  "role" | "platform" | "rackVlan" | "ethernet" | "lldp" | "breakouts" | "lines"
>;

/** A rack's network on its ToR: one VLAN, in which one of the switch's interfaces routes. */
export interface RackVlanIntent {
  /** 1 to 4094. */
  readonly vlan: number;
  /** On Linux: it is a bridge of its own, and no VLAN of one that tells VLANs apart. Absent where it is not so. */
  readonly bridgePerVlan?: true;
  /** The rack's, as a word: what the VLAN may be called. */
  readonly name: string;
  /** The interface, one of the switch's own, that routes in it. */
  readonly interface: string;
  /** To servers: each carries the VLAN untagged, and is no place for another switch. */
  readonly access: readonly PortIntent[];
  /** To the rack's other ToR: each carries the VLAN tagged, and no other of the fabric's. Empty where the two are a pair. */
  readonly trunks: readonly PortIntent[];
  /** LACP aggregates (IEEE 802.1AX) to servers: each carries the VLAN untagged, and is no place for another switch. By number. */
  readonly aggregates: readonly Aggregate[];
  /**
   * The rack's two ToRs as one to servers that have an aggregate to both. Each keeps an address of its own in the VLAN, and sessions of its own
   * with the servers, which reach it by either switch. Null where there is no such pair.
   */
  readonly pair: RackPairIntent | null;
  /** Ports in aggregates, and the pair's peer link. */
  readonly members: readonly PortIntent[];
}

export interface RackPairIntent extends RackPairPlan {
  /** Its own address there; that of `interface`. */
  readonly ownAddress: Ipv4;
  /** The other's address in the rack's VLAN. */
  readonly peerAddress: Ipv4;
}

/** What is said of a port's Ethernet. Each field is absent where the spec says nothing: then the device's own holds. */
export interface EthernetIntent {
  /** The longest IP packet, in octets. */
  readonly mtu?: number;
  /** Speed in Gb/s: below that of the port. */
  readonly gbps?: number;
  readonly fec?: Fec;
}

/** A port of the plate as several. */
export interface BreakoutIntent {
  /** By its name as a whole. */
  readonly port: string;
  readonly lanes: number;
  /** Of each lane, in Gb/s. */
  readonly gbps: number;
}

export interface PortIntent {
  readonly name: string;
  readonly description: string;
}

export interface StaticRoute {
  readonly prefix: Prefix4;
  readonly via: Ipv4;
  readonly interface: string;
}

export interface RestartIntent extends GracefulRestart {
  /**
   * A neighbour's routes also stay when the session ends with a NOTIFICATION, as when the hold timer runs out (RFC 8538). Not in a
   * plane: a cut cable is seen at one end only, and whoever stands at the other would send into the cut for the whole restart time.
   */
  readonly afterNotification: boolean;
}

/** OSPFv2 (RFC 2328) in a single area. */
export interface OspfIntent {
  readonly timers: OspfTimers;
  /** Equal-cost ways that it installs. */
  readonly multipath: number;
  /** On every link; null where it is off. */
  readonly bfd: BfdTimers | null;
  /** In the order of the switch's interfaces. */
  readonly interfaces: readonly OspfInterface[];
}

export interface OspfInterface {
  readonly name: string;
  /** `link`: a neighbour is at the other end of a point-to-point link; `passive`: announced, and nobody is spoken to. */
  readonly role: "link" | "passive";
  /** Of sending over it; 0 on a loopback, where nothing is written. */
  readonly cost: number;
}

export interface InterfaceIntent {
  readonly name: string;
  readonly description: string;
  readonly address: InterfaceAddress;
  /** Absent of one that is no aggregate of the fabric's. */
  readonly aggregate?: AggregateIntent;
}

/** Ports that are one routed interface by LACP (IEEE 802.1AX), which is there as long as one of them is. */
export interface AggregateIntent {
  /** Among the switch's aggregates, 1 or more. */
  readonly number: number;
  readonly ports: readonly PortIntent[];
}

/** Permits what matches a rule, unless the first that it matches refuses it; denies the rest. */
export interface PrefixList {
  readonly name: string;
  readonly rules: readonly PrefixRule[];
  /** Communities that are added to what is permitted, as text. */
  readonly adds?: readonly string[];
}

/** Peers that are treated alike. */
export interface PeerGroup {
  readonly name: string;
  /**
   * What every peer of the group has in common; null where peers bring AS numbers of their own: each neighbour's is with the
   * neighbour, and whoever dials in may have any but the switch's.
   */
  readonly remoteAsn: number | null;
  readonly listen: ListenRange | null;
  /** Peers dial, and it only waits for them: of two that dial at once both may lose, and BIRD then waits a minute. */
  readonly passive: boolean;
  /** The network of the switch that all of the group's peers stand on: a rack's; null where each is on one of its own. */
  readonly network: Prefix4 | null;
  readonly timers: SessionTimers;
  readonly ttlSecurityHops: number | null;
  /** Null where it is off. */
  readonly bfd: BfdTimers | null;
  readonly reflectsToClients: boolean;
  readonly nextHopSelf: NextHopSelf;
  /** The interface whose address the sessions come from, where that is not the one towards the peer: a loopback. */
  readonly updateSource: string | null;
  readonly originatesDefault: boolean;
  /** How many times more than once its own AS stands in the path of what leaves for these peers: they don't know the community. */
  readonly prepends: number;
  /** How often the switch's own AS may stand in the paths that it takes from these peers; absent for never. */
  readonly allowsOwnAs?: number;
  /** What becomes of the peers' own AS in the paths that they are told; absent where they may refuse such paths. */
  readonly peersAs?: PeersAs;
  /** Only towards routers outside. */
  readonly outward?: Outward;
  readonly maximumPrefixes: number;
  /** What the switch is to these peers (RFC 9234); absent where roles are off, and by iBGP. */
  readonly role?: BgpRole;
  /** Refuses a route whose path does not begin with the peer's AS (RFC 4271 section 6.3): by eBGP. */
  readonly enforcesFirstAs?: boolean;
  /**
   * Its peers are at the other ends of links without addresses: one session with each carries all address families, IPv4 with IPv6 next hops (RFC
   * 8950). Absent where each family has sessions of its own.
   */
  readonly unnumbered?: true;
  /** TCP MD5 (RFC 2385) with all of the group's peers, by the name of the secret; absent where each neighbour has its own, or none has. */
  readonly password?: string;
  readonly policy: PolicyNames;
}

/** `told`: it stays, and the peers take it; `overridden`: the switch's own AS stands in its place (as-override). */
export type PeersAs = "told" | "overridden";

/** A peer that is configured by its address. */
export interface Neighbor {
  readonly address: Ipv4;
  readonly group: string;
  readonly remoteAsn: number;
  readonly description: string;
  /** TCP MD5 (RFC 2385), by the name of the secret. */
  readonly password?: string;
  readonly policy: PolicyNames;
}

/** A link that has no addresses but those that interfaces have by themselves (IPv6 link-local), and the one peer that it leads to. */
export interface LinkPeer {
  readonly interface: string;
  /** The device and the interface at the other end. */
  readonly description: string;
  /** Where it stands, for whoever has to tell ends of links apart: no other has the number, and the other end of the link has the one beside it, the lower of the two being even. */
  readonly place: number;
  readonly group: string;
  readonly remoteAsn: number;
  /** TCP MD5 (RFC 2385), by the name of the secret. */
  readonly password?: string;
  readonly policy: PolicyNames;
}

/** Prefix lists by name; null where the other level (group or neighbour) names it. */
export interface PolicyNames {
  readonly imports: string | null;
  readonly exports: string | null;
}
