import type { InterfaceAddress, Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { PlatformName } from "../spec/index.ts";

/** What a switch's running configuration says of the fabric, in no vendor's words. What it does not say is not guessed here. */
export interface DeviceFacts {
  readonly name: string;
  readonly platform: PlatformName;
  readonly text: string;
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
}

export interface InterfaceFacts {
  readonly name: string;
  /** Empty for none. */
  readonly description: string;
  readonly addresses: readonly InterfaceAddress[];
}

export interface NeighborFacts {
  readonly address: Ipv4;
  /** Null where it is said of a group alone. */
  readonly asn: number | null;
  /** Empty for none. */
  readonly description: string;
}

/** `list` permits prefixes in `range` whose lengths are `least` to `most`. */
export interface PermitFacts {
  readonly list: string;
  readonly range: Prefix4;
  readonly least: number;
  readonly most: number;
}
