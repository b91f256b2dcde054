import type { Prefix4 } from "../net/ipv4.ts";
import type { Prefix6 } from "../net/ipv6.ts";
import type { Switching } from "../plan/switching.ts";
import type { CableEnd, SwitchRole } from "../plan/types.ts";
import type { EthernetIntent, OwnLinesIntent } from "./switch.ts";
import type { PlatformName } from "../spec/index.ts";

/** What one layer 2 switch is to do, in no vendor's words. */
export interface BridgeIntent {
  readonly device: string;
  readonly role: SwitchRole;
  readonly platform: PlatformName;
  /** Broadcast domains that it keeps apart, by index. */
  readonly networks: readonly BridgeNetwork[];
  readonly ports: readonly BridgePort[];
  /** On Linux: each network is a bridge of its own. Absent where it is not so. */
  readonly bridgePerVlan?: true;
  /** As that of a switch that routes. */
  readonly lldp?: true;
  readonly switching: Switching;
  /** Absent for none. */
  readonly lines?: OwnLinesIntent;
}

/** A VLAN, and the IP subnet that stands in it: the bridge has no address there. */
export interface BridgeNetwork {
  readonly name: string;
  readonly subnet: Prefix4;
  /** Null where there is IPv4 only. */
  readonly subnet6: Prefix6 | null;
  /** There is IPv6 only, and `subnet` is no more than its number. */
  readonly alone?: true;
  /** Null where it is all that the bridge carries, and any will do. */
  readonly vlan: number | null;
}

export interface BridgePort {
  readonly name: string;
  readonly description: string;
  /** What is plugged in. */
  readonly peer: CableEnd;
  /** Networks that it carries, by name; one alone is carried untagged. */
  readonly networks: readonly string[];
  /** What is said of its Ethernet; absent for nothing. */
  readonly ethernet?: EthernetIntent;
}
