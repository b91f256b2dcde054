import type { Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { PlatformName } from "../spec/index.ts";
import type { DeviceFacts } from "./facts.ts";

/** What stands where, and the numbers that it has: what a spec with pins is written from. Nothing in it is of a model. */
export interface FabricShape {
  readonly spines: readonly SpineShape[];
  readonly racks: readonly RackShape[];
  /** Whether spines route; else each is a plane that ToRs meet in, and has no text here. */
  readonly spinesRoute: boolean;
  /** What most spines run, and most ToRs. */
  readonly platforms: Readonly<Record<"spines" | "tors", PlatformName>>;
  /** Whether servers have links of their own. */
  readonly routedServers: boolean;
}

export interface SpineShape {
  readonly name: string;
  /** Null where no text is of it. */
  readonly facts: DeviceFacts | null;
  readonly loopback: Ipv4 | null;
  /** Null where it routes. */
  readonly plane: Prefix4 | null;
}

export interface RackShape {
  readonly name: string;
  /** Null where no switch says it. */
  readonly subnet: Prefix4 | null;
  /** Pools of pods, the first first; empty where no list says them. */
  readonly pods: readonly Prefix4[];
  readonly tors: readonly TorShape[];
  readonly servers: readonly ServerShape[];
  /** Servers without Calico. */
  readonly hosts: readonly HostShape[];
}

export interface TorShape {
  readonly name: string;
  readonly facts: DeviceFacts | null;
  readonly loopback: Ipv4 | null;
  /** Its port into the rack's network, and its address there; null where servers have links of their own. */
  readonly foot: Foot | null;
  /** In the order of spines; of several to one the lower number first. */
  readonly uplinks: readonly UplinkShape[];
  /** What its links to servers are cut from. */
  readonly serverLinks: Prefix4 | null;
}

export interface Foot {
  /** Null where no switch says it. */
  readonly port: string | null;
  readonly address: Ipv4;
}

export interface UplinkShape {
  readonly spine: string;
  readonly port: string;
  /** Null where the spine switches and no text says it. */
  readonly spinePort: string | null;
  /** The network of the link, or of the plane, and its address there; null where it has none. */
  readonly at: { readonly subnet: Prefix4; readonly address: Ipv4 } | null;
}

/** A server as switches and the cluster name it. */
export interface ServerShape {
  readonly name: string;
  readonly address: Ipv4 | null;
  readonly asn: number | null;
  /** The ToRs' ports that it is in, by ToR. */
  readonly ports: readonly ServerPort[];
  readonly reflects: boolean;
  /** Absent: it does. */
  readonly announcesServices?: false;
}

export interface ServerPort {
  readonly tor: string;
  readonly port: string;
}

/** A server that announces networks of its own, by a policy of its own. */
export interface HostShape {
  readonly name: string;
  readonly address: Ipv4;
  readonly asn: number | null;
  readonly ports: readonly ServerPort[];
  readonly announces: readonly Prefix4[];
}
