import type { InterfaceAddress, Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { ReadPlatform } from "./read-platforms.ts";

/** What a switch's running configuration says of the fabric, in no vendor's words. What it does not say is not guessed here. */
export interface DeviceFacts extends TextFacts {
  readonly name: string;
  readonly platform: ReadPlatform;
}

/** What the text itself says. */
export interface TextFacts {
  /** Null where no BGP runs. */
  readonly asn: number | null;
  readonly routerId: Ipv4 | null;
  readonly interfaces: readonly InterfaceFacts[];
  /** Whom it dials, in the text's order. */
  readonly neighbors: readonly NeighborFacts[];
  /** Ranges that others dial in from. */
  readonly ranges: readonly Prefix4[];
  /** Networks that it announces. */
  readonly networks: readonly Prefix4[];
  /** Entries of prefix lists that let pass, in the text's order. */
  readonly permits: readonly PermitFacts[];
  /** The lists that policies match, by the policy. */
  readonly lists: readonly (readonly [policy: string, list: string])[];
  /** Networks that it sends a way of its own, and not nowhere: `via` is the next hop. */
  readonly statics: readonly StaticFacts[];
}

export interface InterfaceFacts {
  readonly name: string;
  /** Empty for none. */
  readonly description: string;
  readonly addresses: readonly InterfaceAddress[];
  /** Whether it has a BGP neighbour by its name, whatever address that has (RFC 8950, "unnumbered"). */
  readonly peers: boolean;
}

export interface NeighborFacts {
  readonly address: Ipv4;
  /** Null where it is said of a group alone. */
  readonly asn: number | null;
  /** Empty for none. */
  readonly description: string;
  /** The policy of its own for what it tells; null where it has its group's, or none. */
  readonly imports: string | null;
}

export interface StaticFacts {
  readonly range: Prefix4;
  readonly via: Ipv4;
}

/** `list` permits prefixes in `range` whose lengths are `least` to `most`. */
export interface PermitFacts {
  readonly list: string;
  readonly range: Prefix4;
  readonly least: number;
  readonly most: number;
}
