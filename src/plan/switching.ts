import type { Ipv4 } from "../net/ipv4.ts";

/** What a layer 2 switch does so that no frame runs in a circle, and how two of them are one: with its numbers, in no vendor's words. */
export type Switching = Learning | SpanningTree | Mlag | Irf | Trill | FabricPath;

/** MAC learning in a single switch, where no loop can be and no protocol is needed. */
export interface Learning {
  readonly kind: "plain";
}

/** Rapid spanning tree, an instance for each network (IEEE 802.1Q-2022 clause 13). */
export interface SpanningTree {
  readonly kind: "spanning-tree";
  /** Lowest wins, a multiple of 4096: 4096 at a plane's first spine, 8192 at its second, 32768, the default, at all others. */
  readonly bridgePriority: number;
  /** Ports to nodes: forwarding at once, and shut when a BPDU comes in. */
  readonly edgePorts: readonly string[];
}

/** Two switches with a control plane each that look like one to whoever has an LACP aggregate to both (MC-LAG, vPC, M-LAG). */
export interface Mlag {
  readonly kind: "mlag";
  /** Null on a switch that stands alone. */
  readonly pair: MlagPair | null;
  readonly aggregates: readonly Aggregate[];
  readonly edgePorts: readonly string[];
}

export interface MlagPair {
  /** 1 to 1000, another for each pair. */
  readonly domain: number;
  readonly peer: string;
  /** Ports between the two, one or more: an aggregate. */
  readonly peerLinks: readonly string[];
  /** Lower is primary. */
  readonly rolePriority: number;
  /** What both show as LACP system id: as a rule locally administered. */
  readonly lacpSystemId: string;
  /** Null where it is the user's to set. */
  readonly keepalive: PairKeepalive | null;
  /** Whether both also route in what they switch, each by an address of its own that others have sessions with. */
  readonly routes: boolean;
}

/** Addresses outside the fabric, by which the two of a pair find out whether the other or only the link between them is dead. */
export interface PairKeepalive {
  readonly own: Ipv4;
  readonly peer: Ipv4;
  /** The VRF that they are in; null for the platform's own for management, or for none. */
  readonly vrf: string | null;
}

/** An LACP aggregate (IEEE 802.1AX): to a pair, or from a pair to what is plugged into both. */
export interface Aggregate {
  /** The same on both switches of a pair for the same peer, 1 or more. */
  readonly number: number;
  /** A node, or the switches at the other end. */
  readonly peers: readonly string[];
  readonly ports: readonly string[];
}

/** Two switches with one control plane (H3C's Intelligent Resilient Framework; stacking, virtual chassis). */
export interface Irf {
  readonly kind: "irf";
  /** Null on a switch that stands alone. */
  readonly fabric: IrfFabric | null;
  readonly aggregates: readonly Aggregate[];
  readonly edgePorts: readonly string[];
}

export interface IrfFabric {
  /** 0 to 4294967295, another for each fabric. */
  readonly domain: number;
  /** 1 or 2. */
  readonly member: number;
  readonly peer: string;
  /** 1 to 32, the highest is master. */
  readonly priority: number;
  /** IRF-port 1 of one member leads to IRF-port 2 of the other. */
  readonly irfPort: { readonly number: 1 | 2; readonly interfaces: readonly string[] };
  /** How two halves find out that they have come apart: by LACP over the aggregates. */
  readonly multiActiveDetection: "lacp";
}

/** Frames are routed by IS-IS from the first to the last RBridge (RFC 6325). */
export interface Trill {
  readonly kind: "trill";
  /** 0x0001 to 0xFFBF (RFC 6325 section 3.7), another for each RBridge. */
  readonly nickname: number;
  /** 0 to 65535, the highest is root of the first distribution tree (RFC 6325 section 4.5.1). */
  readonly treeRootPriority: number;
  /** Ports between RBridges. */
  readonly corePorts: readonly string[];
  /** Ports to nodes, which carry one network untagged. */
  readonly accessPorts: readonly string[];
}

/** Cisco FabricPath: frames are routed by IS-IS from switch id to switch id. */
export interface FabricPath {
  readonly kind: "fabricpath";
  /** 1 to 4095, another for each switch. */
  readonly switchId: number;
  /** Every network is a VLAN of this mode. */
  readonly vlanMode: "fabricpath";
  /** 1 to 255, the highest is root of the first multidestination tree. */
  readonly rootPriority: number;
  readonly corePorts: readonly string[];
  /** Two ToRs of a rack that nodes are plugged into both of (vPC+); null on a switch that stands alone. */
  readonly pair: FabricPathPair | null;
  readonly edgePorts: readonly string[];
}

export interface FabricPathPair extends MlagPair {
  /** The switch id that both show for what is plugged into both, 1 to 4095. */
  readonly emulatedSwitchId: number;
  readonly aggregates: readonly Aggregate[];
}
