import type { Ipv4, Prefix4 } from "../net/ipv4.ts";

/**
 * One BGP peering with both of its ends. Whatever both routers must agree on stands here once; what each does by itself stands in
 * its end. Switches and Calico are configured from this object only, so the two can't disagree.
 */
export interface SessionPlan {
  /** `<device>--<device>`, `/2` and so on behind it where it is over the second link or a further one between the two, `<tor>--nodes` for the peering of a ToR with nodes of its rack, in a shared one `<tor>--nodes/<cluster>`, `<rack>--nodes` among nodes. */
  readonly id: string;
  readonly type: "ebgp" | "ibgp";
  readonly ends: readonly [SessionEnd, SessionEnd];
  readonly timers: SessionTimers;
  /** Null where it is off. */
  readonly gracefulRestart: GracefulRestart | null;
  /** GTSM (RFC 5082): how many hops away the peer may be, 1 for a neighbour; null where it can't be had. */
  readonly ttlSecurityHops: number | null;
  /** TCP MD5 (RFC 2385): the name of the secret that both ends sign with; absent without. */
  readonly password?: string;
  /** Null where it is off, or where an end has none. */
  readonly bfd: BfdTimers | null;
}

/** BFD of a single hop (RFC 5881), alike at both ends: packets missed in a row, and intervals in milliseconds. */
export interface BfdTimers {
  readonly detectMultiplier: number;
  readonly transmit: number;
  readonly receive: number;
}

/** Seconds. RFC 4271 section 10; hold is three keepalives. */
export interface SessionTimers {
  readonly keepalive: number;
  readonly hold: number;
  readonly connectRetry: number;
}

/** Seconds, RFC 4724: how long a helper waits for the restarter to return, and keeps its routes. */
export interface GracefulRestart {
  readonly restart: number;
  readonly stale: number;
}

export type SessionEnd = SwitchEnd | NodesEnd | HostEnd | PlaneEnd | OutsideEnd;

/** A router outside the fabric: nothing is configured there. */
export interface OutsideEnd {
  readonly kind: "outside";
  readonly router: string;
  readonly asn: number;
  readonly address: Ipv4;
}

/** How an end holds paths that have been through its own AS. */
export interface OwnAs {
  /** How often its own AS may stand in a path that it takes. Absent for never, which is RFC 4271's (section 9.1.2). */
  readonly allowsOwnAs?: number;
}

/** A switch: it has its peers by their addresses, or listens on a range for peers that dial (dynamic neighbours). */
export interface SwitchEnd extends OwnAs {
  readonly kind: "switch";
  readonly device: string;
  /** The peer group that this switch keeps the session in. */
  readonly group: string;
  readonly asn: number;
  /** Null where each peer has a link of its own, as `address` is: the peers' links say which. */
  readonly interface: string | null;
  /** Null as well on a link without addresses, where both ends are known by their interfaces. */
  readonly address: Ipv4 | null;
  readonly listen: ListenRange | null;
  /** The other end is a route reflector client of this one (RFC 4456). */
  readonly reflects: boolean;
  readonly nextHopSelf: NextHopSelf;
  /** Gives the peer the default route, as its own. */
  readonly originatesDefault: boolean;
  readonly policy: EndPolicy;
  /** In the paths that it tells, its own AS stands in place of the peer's (as-override). Absent where the peer's stays. */
  readonly overridesPeerAs?: true;
  /** Only towards routers outside. */
  readonly outward?: Outward;
  /** The session is torn down over this many prefixes, with a warning at 80 %. */
  readonly maximumPrefixes: number;
}

/**
 * On what it sends a switch names itself as next hop: never; on all but what it reflects; or on all, reflected or not, whose next hop is
 * outside the network of the session.
 */
export type NextHopSelf = false | true | "unless-adjacent";

/** How a border shows itself to a router outside. */
export interface Outward {
  /** The AS by which it is known there, where that is not its own; null where it is. */
  readonly localAsn: number | null;
  /** Takes private AS numbers (RFC 6996) out of paths, all but its own and the peer's. */
  readonly removesPrivateAsns: boolean;
}

/** Where dynamic neighbours come from, and how many there may be: the rack's declared capacity, not today's count. */
export interface ListenRange {
  readonly range: Prefix4;
  readonly limit: number;
}

/** Nodes of a rack, present and to come: each dials. */
export interface NodesEnd extends OwnAs {
  readonly kind: "nodes";
  readonly rack: string;
  /** Those of one cluster, by name, where the rack is shared; absent where all are meant. */
  readonly cluster?: string;
  readonly members: NodeSelection;
  /** Null where each node is in an AS of its own. */
  readonly asn: number | null;
  readonly policy: EndPolicy;
  /** Lets out only what the node itself originates: what it learned from others it never passes on. */
  readonly ownRoutesOnly: boolean;
}

/** A host without Calico, which dials. It lets out only what it originates itself. */
export interface HostEnd extends OwnAs {
  readonly kind: "host";
  readonly host: string;
  readonly rack: string;
  readonly asn: number;
  /** In the network that it shares with the switch: the rack's, or its own link's. */
  readonly address: Ipv4;
  readonly policy: EndPolicy;
  /** The session is torn down over this many prefixes. */
  readonly maximumPrefixes: number;
}

/** Nodes of all racks in one plane, present and to come: each dials. */
export interface PlaneEnd {
  readonly kind: "plane";
  readonly plane: number;
  readonly members: PlaneRole;
  readonly asn: number;
  readonly policy: EndPolicy;
}

/**
 * What a node is in a plane. A client lets out only what it originates; a reflector passes on what it learned in this plane as well, and
 * nothing of another plane: each plane must live and die by itself.
 */
export type PlaneRole = "client" | "reflector";

/** Which nodes of a rack: all of them, or those that are route reflectors. */
export type NodeSelection = "all" | "reflectors";

/** What an end lets in and what it lets out; whatever matches no rule is dropped, as is what the first that it matches refuses. */
export interface EndPolicy {
  readonly imports: RoutePolicy;
  readonly exports: RoutePolicy;
}

/** A named list of permitted prefixes: a prefix list on a switch. The same name on one device means the same rules. */
export interface RoutePolicy {
  readonly name: string;
  readonly rules: readonly PrefixRule[];
  /** Communities that it adds to what it lets through, as text. */
  readonly adds?: readonly string[];
  /** `group`: all sessions of the peer group share it; `peer`: this session has its own. */
  readonly scope: "group" | "peer";
}

/** Matches a route inside `prefix` whose length is `minLength` to `maxLength`. */
export interface PrefixRule {
  /**
   * What such routes are: pods are blocks and host routes out of them; services are their ranges, of which every node
   * has each, and single addresses; `external` is what comes from outside and is no default;
   * `aggregates` are ranges of pods in one, for the outside. `refused` is not let through, whatever later rules say: the first that
   * matches decides.
   */
  readonly what:
    | "pods"
    | "nodes"
    | "loopbacks"
    | "services"
    | "anycast"
    | "hosts"
    | "default"
    | "external"
    | "aggregates"
    | "refused";
  readonly prefix: Prefix4;
  readonly minLength: number;
  readonly maxLength: number;
}
