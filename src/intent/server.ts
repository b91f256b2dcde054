import type { InterfaceAddress } from "../net/ipv4.ts";
import type { Ipv6Image } from "../plan/ipv6/image.ts";

/** What the operating system of a server is to be given before its BGP daemon speaks to ToRs, in no program's words. */
export interface ServerIntent {
  readonly device: string;
  /** By which others know it: in the network of its rack, or a /32 that stands on no link. */
  readonly address: InterfaceAddress;
  readonly foot: ServerFoot;
  /** The longest IP packet, in octets; null where its ports' own stays. */
  readonly mtu: number | null;
  /** It passes on what is for others: for its pods, or for networks that stand behind it. */
  readonly forwards: boolean;
  /** Equal ways that it may have. */
  readonly ways: number;
  /** The same again in IPv6, address by address; null where there is IPv4 only. */
  readonly ipv6: Ipv6Image | null;
}

/** `network`: one port, or one bond of several, stands in the network of the rack; `links`: it has an address to each ToR, and its own on the loopback. */
export type ServerFoot =
  | { readonly kind: "network"; readonly ports: readonly string[]; readonly bond: ServerBond | null }
  | { readonly kind: "links"; readonly links: readonly ServerLinkIntent[] };

export interface ServerBond {
  readonly name: string;
  readonly mode: "active-backup" | "lacp";
}

/** A port to a ToR. */
export interface ServerLinkIntent {
  readonly interface: string;
  /** The ToR. */
  readonly device: string;
  readonly address: InterfaceAddress;
}
