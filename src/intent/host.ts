import type { InterfaceAddress, Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { Ipv6Image } from "../plan/ipv6/image.ts";
import type { GracefulRestart, PrefixRule, SessionTimers } from "../plan/session.ts";
import type { HostDaemon } from "../spec/index.ts";

/** What the BGP daemon of a server without Calico is to do, in no daemon's words. It originates, and passes nothing on. */
export interface HostIntent {
  readonly device: string;
  readonly rack: string;
  readonly daemon: HostDaemon;
  readonly asn: number;
  /**
   * Its own in the rack's network, or a /32 on its loopback that it announces besides where it has links of its own; its operating system has it
   * set already. Also its router id.
   */
  readonly address: InterfaceAddress;
  /** What it announces while the daemon runs. A /32 is an address of its own, on its loopback; of the rest it drops what no route of its own takes. */
  readonly announces: readonly Prefix4[];
  /** Single addresses among these that others may have too; absent for none. */
  readonly anycast?: readonly Prefix4[];
  /** Its ToRs, in order. Everything but the peer is the same for all. */
  readonly peers: readonly HostPeer[];
  readonly timers: SessionTimers;
  readonly ttlSecurityHops: number | null;
  /** TCP MD5 (RFC 2385), by the name of the secret; absent without. */
  readonly password?: string;
  /** What it takes from ToRs; the rest is dropped. */
  readonly imports: readonly PrefixRule[];
  /** What it tells them; nothing else leaves. */
  readonly exports: readonly PrefixRule[];
  /** How often its own AS may stand in a path that it takes; absent for never. */
  readonly allowsOwnAs?: number;
  /** Prefixes from one ToR, over which the session ends. */
  readonly maximumPrefixes: number;
  /** Equal-cost paths that it installs: all of its ToRs. */
  readonly multipath: number;
  /** Null where it is off. */
  readonly gracefulRestart: GracefulRestart | null;
  /** The same again in IPv6, address by address; null where there is IPv4 only. */
  readonly ipv6: Ipv6Image | null;
}

export interface HostPeer {
  readonly device: string;
  readonly address: Ipv4;
  /** The host's own address there, in the network that the two share. */
  readonly source: InterfaceAddress;
  readonly asn: number;
}

/** Whether it has a link of its own to each ToR, so that its address is a route as well. */
export const hasLinks = ({ address }: Pick<HostIntent, "address">): boolean => address.length === 32;
