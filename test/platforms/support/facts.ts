import type { EthernetFacts } from "./ethernet-facts.ts";
import type { LinkAggregates } from "./link-aggregates.ts";
import type { BridgeFacts } from "./bridge-facts.ts";

/**
 * What a switch's configuration says, in no vendor's words: a strict parser of each platform's text gives these, and so does the intent
 * that the text was rendered from. The two must be equal: nothing lost, nothing invented. Lists are sorted where their order says nothing.
 */
export interface Facts {
  /** Of all that follows; absent where that is the default one. */
  readonly vrf?: string;
  /** By the platform's own name; ports into a VLAN among them. */
  readonly interfaces: Readonly<Record<string, InterfaceFacts>>;
  /** By number. */
  readonly vlans: Readonly<Record<string, VlanFacts>>;
  readonly bgp: BgpFacts;
  /** By the peer's address, or by the range that dynamic neighbours come from; on a link without addresses by the port and the family. */
  readonly sessions: Readonly<Record<string, SessionFacts>>;
  /** Prefixes that lead nowhere, sorted. */
  readonly discards: readonly string[];
  /** `10.0.0.0/8 via 192.0.2.1 swp3`, sorted. */
  readonly statics: readonly string[];
  readonly ospf: OspfFacts | null;
  /** What a switch that only switches would say of a ToR's rack, where servers bond by LACP: then its ports are here, and in `vlans` none. */
  readonly rack?: BridgeFacts;
  /** Absent where there is none. */
  readonly linkAggregates?: LinkAggregates;
  /** Absent where nothing is said of it. */
  readonly ethernet?: EthernetFacts;
  /** What both of a pair have in the rack: `10.0.0.9/24 0000-5e00-0101`, IPv4 first; absent where a pair needs no such thing. */
  readonly shared?: readonly string[];
}

export interface InterfaceFacts {
  readonly description: string;
  /** `10.0.0.1/31`, `fd00::1/127`; IPv4 first, each sorted. */
  readonly addresses: readonly string[];
}

export interface VlanFacts {
  /** The interface that routes in it. */
  readonly gateway: string;
  /** Ports that carry it, sorted. */
  readonly untagged: readonly string[];
  readonly tagged: readonly string[];
}

export interface BgpFacts {
  readonly asn: number;
  readonly routerId: string;
  /** Equal paths that are installed, by eBGP and by iBGP. */
  readonly ebgpPaths: number;
  readonly ibgpPaths: number;
  /** Null where it listens on none, or has no such limit. */
  readonly listenLimit: number | null;
  /** Sorted. */
  readonly networks: readonly string[];
  readonly aggregates: readonly string[];
  /** Seconds. */
  readonly restart: {
    readonly restart: number;
    readonly stale: number;
    readonly afterNotification: boolean;
  } | null;
}

export interface SessionFacts {
  /** `external`: any but the switch's own. */
  readonly asn: number | "external";
  /** Empty for dynamic neighbours. */
  readonly description: string;
  /** The slot that stands in its place. */
  readonly password: string | null;
  readonly ttlSecurityHops: number | null;
  readonly bfd: { readonly transmit: number; readonly receive: number; readonly multiplier: number } | null;
  readonly keepalive: number;
  readonly hold: number;
  /** Null where it can't be said. */
  readonly connectRetry: number | null;
  readonly passive: boolean;
  readonly reflects: boolean;
  readonly nextHopSelf: boolean | "unless-adjacent" | "always";
  /** The interface, by the platform's own name, whose address it comes from; null for the one towards the peer. */
  readonly source: string | null;
  readonly originatesDefault: boolean;
  readonly localAsn: number | null;
  readonly removesPrivateAsns: boolean;
  /** How often the switch's own AS may stand in a path that it takes. */
  readonly allowsOwnAs: number;
  /** In the paths that it tells, its own AS stands in place of the peer's. */
  readonly overridesPeerAs: boolean;
  readonly role: string | null;
  readonly maximumPrefixes: number;
  readonly imports: PolicyFacts;
  readonly exports: PolicyFacts;
}

export interface PolicyFacts {
  /** In their order, `permit 10.0.0.0/8 24-32`; the lengths are those that match. */
  readonly rules: readonly string[];
  /** Communities added, in order; the one of graceful shutdown is not among them. */
  readonly adds: readonly string[];
  /** AS numbers that a path may have; null for any. Of what goes out always null. */
  readonly asPathLimit: number | null;
  /** Whether a path must begin with the peer's AS. Of what goes out always false. */
  readonly firstAs: boolean;
  /** How often more than once the switch's own AS stands in the path. Of what comes in always 0. */
  readonly prepends: number;
  /**
   * What a drained switch does here (RFC 8326): in, it gives all the lowest preference; out, it adds the community, and by iBGP the lowest
   * preference too.
   */
  readonly drains: boolean;
  /** Whether what comes in by eBGP with the community of a graceful shutdown gets the lowest preference. Of iBGP, and of what goes out, always false. */
  readonly honoursShutdown: boolean;
}

export interface OspfFacts {
  /** Null where it can't be said. */
  readonly paths: number | null;
  /** By the platform's own name. */
  readonly interfaces: Readonly<Record<string, OspfInterfaceFacts>>;
}

export interface OspfInterfaceFacts {
  readonly passive: boolean;
  /** 0 on a loopback. */
  readonly cost: number;
  /** Seconds; null where passive. */
  readonly hello: number | null;
  readonly dead: number | null;
  readonly bfd: boolean;
}
