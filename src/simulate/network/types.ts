import type { BgpRole, ClusterIntent, PeerGroup, PrefixList } from "../../intent/index.ts";
import type { SwitchSystem } from "../../hardware/index.ts";
import type { Decision } from "../../platforms/decision.ts";
import type { Ipv4, Prefix4 } from "../../net/ipv4.ts";

type ListRule = PrefixList["rules"][number];

/** Matches a route inside `prefix` whose length is `minLength` to `maxLength`; only of what is refused it is asked what it is. */
export type PrefixRule = Omit<ListRule, "what"> & Partial<Pick<ListRule, "what">>;

/** On which routes a router names itself as next hop. */
export type NextHopSelf = PeerGroup["nextHopSelf"];

/** Permits what matches a rule unless the first that it matches refuses it, denies the rest: an empty list denies all. */
export type Policy = readonly PrefixRule[];

/**
 * Whose rules a router follows where RFC 4271 leaves room: FRR 8.4; a vendor's program on a switch, whose text makes it do what FRR does by itself; BIRD 1.6
 * as Calico configures it; BIRD 2, BIRD 1.6 and GoBGP as hosts without Calico have them.
 */
export type Software = SwitchSystem["routing"] | "bird" | "bird2" | "bird1" | "gobgp";

/** Everything that exchanges routes, and how it hangs together. Routers and interfaces are known by their position in the lists. */
export interface Network {
  readonly routers: readonly Router[];
  readonly bridges: readonly Bridge[];
  readonly segments: readonly Segment[];
  readonly sessions: readonly Session[];
  /** What is configured at one end and can't come up. */
  readonly unmatched: readonly UnmatchedPeer[];
  /**
   * The same network in IPv6, by its addresses: every session has one beside it over IPv6, so what is found for IPv4 holds there for
   * their images. Null where there is IPv4 only.
   */
  readonly ipv6: ClusterIntent["ipv6"];
}

export interface Router {
  readonly name: string;
  readonly role: Role;
  readonly software: Software;
  /** What its platform's BGP does by itself; absent where that is its software's. */
  readonly decision?: Decision;
  /** Of a node of one of several clusters: which, and those that it is to reach, by name. */
  readonly cluster?: { readonly name: string; readonly reaches: readonly string[] };
  /** Graceful shutdown (RFC 8326) of the whole router. */
  readonly draining: boolean;
  readonly asn: number;
  readonly routerId: Ipv4;
  /** RFC 4456 section 7: what it adds to the cluster list of routes that it reflects. */
  readonly clusterId: Ipv4;
  readonly interfaces: readonly RouterInterface[];
  /** Of a router outside, where in the fabric it sends to; absent elsewhere. */
  readonly sendsTo?: readonly Prefix4[];
  /** Interfaces that OSPF knows, in one area; empty where the router does not speak it. */
  readonly ospf: readonly OspfPort[];
  readonly own: readonly OwnRoute[];
  /**
   * Ranges of services that kube-proxy takes on at the router itself, whether or not it announces them; absent for none. No forwarding
   * table has a route in them, whatever BGP knows.
   */
  readonly answers?: readonly Prefix4[];
  /** The local preference that it gives to these; absent for BGP's usual one, 100. */
  readonly ownLocalPref?: number;
  /** Static routes that drop, and that BGP is not told of. */
  readonly discards: readonly Prefix4[];
  /** AS numbers that the path of a route may have which it takes; absent for any. */
  readonly maximumAsPath?: number;
  /** Equal-cost next hops that it installs, 1 or more. */
  readonly multipath: number;
  /** The same of BGP's paths by iBGP; absent where it is no other number. */
  readonly ibgpMultipath?: number;
  /** The same of OSPF's ways; absent where it is no other number. */
  readonly ospfMultipath?: number;
  readonly dials: readonly Dial[];
  readonly listens: readonly Listen[];
  /** Dialling peers that it takes at once over all ranges. */
  readonly listenLimit: number;
}

/** What a router of the fabric is; `outside`: somebody else's, behind which is the rest of the world. */
export type FabricRole = "node" | "tor" | "spine" | "super-spine";
export type Role = FabricRole | "outside";

export interface RouterInterface {
  readonly name: string;
  /** Where a link has no addresses, what stands in place of one (net/link-local.ts): so everywhere here. */
  readonly address: Ipv4;
  readonly length: number;
  /** Ports that it is an aggregate of: it is there as long as one of them is. Absent of a single port. */
  readonly ports?: readonly string[];
}

/** RFC 2328: an interface that OSPF announces, and over which it meets a neighbour unless it is passive. */
export interface OspfPort {
  /** Position among the router's interfaces. */
  readonly interface: number;
  /** Of sending over it, 1 to 65535; 0 on a loopback. */
  readonly cost: number;
  readonly passive: boolean;
}

/** A route that a router brings into BGP itself. */
export type OwnRoute = FixedRoute | StaticRoute | AggregateRoute;

export interface FixedRoute {
  readonly prefix: Prefix4;
  /**
   * `connected`: the network of `interface`; `discard`: what nothing more specific takes is dropped; `local`: it ends here; `service`: no
   * forwarding table has it, for who is sent to is up to kube-proxy; `anycast`: it ends here, as it does at others.
   */
  readonly kind: "connected" | "discard" | "local" | "service" | "anycast";
  /** The interface without which the route is gone, by its position; null where it depends on none. */
  readonly interface: number | null;
}

/** A route by hand: it is there as long as one of its ports is up. */
export interface StaticRoute {
  readonly prefix: Prefix4;
  readonly kind: "static";
  readonly gateways: readonly { readonly interface: number; readonly address: Ipv4 }[];
}

/** There as long as the router knows a longer prefix in it; what none of these takes is dropped. */
export interface AggregateRoute {
  readonly prefix: Prefix4;
  readonly kind: "aggregate";
}

/** How a router treats a peer, wherever the peer comes from. */
export interface PeerSettings {
  /** The peer group that the router keeps the peer in; absent where it has none. */
  readonly group?: string;
  /** `external`: any AS but its own. */
  readonly remoteAsn: number | "external";
  /** GTSM (RFC 5082); null without. */
  readonly ttlSecurityHops: number | null;
  /** What the router is to the peer (RFC 9234); absent where it has no say. Policies forbid already what roles do. */
  readonly role?: BgpRole;
  /** TCP MD5 (RFC 2385) by the name of its secret; absent without. */
  readonly password?: string;
  /** The peer is a route reflector client (RFC 4456). */
  readonly reflects: boolean;
  readonly nextHopSelf: NextHopSelf;
  /** Sends only what the router brings into BGP itself, and nothing that it was told. */
  readonly ownRoutesOnly: boolean;
  /** Of what it was told, sends only what it would itself forward by this interface, by its position; null: by any. */
  readonly passesOnBy: number | null;
  /** Sends 0.0.0.0/0 to the peer, whatever it knows itself and past the export policy. */
  readonly originatesDefault: boolean;
  /** As whom, and with which paths, it shows itself to a router outside; absent elsewhere. */
  readonly outward?: NonNullable<PeerGroup["outward"]>;
  /** The AS that it has on this session; absent where it is its own. */
  readonly localAsn?: number;
  /** How often its own AS may stand in a path that it takes from the peer; absent for never. */
  readonly allowsOwnAs?: number;
  /** Its own AS takes the place of the peer's in paths that leave for it (as-override); absent where it does not. */
  readonly overridesPeerAs?: true;
  /** How many times more than once its own AS stands in what leaves for the peer. */
  readonly prepends: number;
  readonly imports: Policy;
  readonly exports: Policy;
}

export interface Dial extends PeerSettings {
  readonly address: Ipv4;
  /** Position of the interface that it dials from, where that is not the one towards the peer: a loopback. Else null. */
  readonly source: number | null;
}

export interface Listen extends PeerSettings {
  readonly range: Prefix4;
}

/** Interfaces that reach one another without a router in between. */
export interface Segment {
  readonly network: Prefix4;
  readonly attachments: readonly Attachment[];
  /** Null where no bridge is known: a cable between two switches, or a rack's network. */
  readonly bridging: Bridging | null;
}

/** A layer 2 switch: it knows no routes, and carries segments. Ports of all bridges are numbered through. */
export interface Bridge {
  readonly name: string;
  readonly role: Role;
  readonly firstPort: number;
  readonly ports: readonly BridgePort[];
}

export interface BridgePort {
  readonly name: string;
  /** What is plugged in. */
  readonly peer: { readonly device: string; readonly interface: string };
  readonly networks: readonly Prefix4[];
}

/** How a segment runs over bridges. */
export interface Bridging {
  /** By attachment: where it is plugged in; several places where it is an aggregate over two switches. */
  readonly taps: readonly (readonly Tap[])[];
  /** Cables between bridges, the lower bridge's end first. */
  readonly trunks: readonly (readonly [Tap, Tap])[];
}

/** A port of a bridge by its number among all bridges' ports, and the bridge by its position. */
export interface Tap {
  readonly bridge: number;
  readonly port: number;
}

export interface Attachment {
  readonly router: number;
  readonly interface: number;
  readonly address: Ipv4;
}

/** A BGP session that both ends are configured for. */
export interface Session {
  /** Position of the segment that it runs over; null between loopbacks, where OSPF finds the way. */
  readonly segment: number | null;
  readonly ends: readonly [SessionEnd, SessionEnd];
}

export interface SessionEnd extends Attachment {
  readonly settings: PeerSettings;
}

export interface UnmatchedPeer {
  readonly device: string;
  /** Where it looks for the peer. */
  readonly peer: Ipv4;
  /** The interface that the peer is to be found by, where it has no address that could be named. */
  readonly interface?: string;
  readonly reason: string;
}
