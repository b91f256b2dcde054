import type { InterfaceAddress, Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { HostPlan } from "./hosts.ts";
import type { ServerLinkPlan } from "./link-types.ts";
import type { RackPools } from "./rack-pools.ts";
import type { Aggregate, MlagPair } from "./switching.ts";

export interface RackPlan extends RackPools {
  readonly name: string;
  readonly index: number;
  /** The pod that it stands in; absent where there are none. */
  readonly pod?: string;
  /** Whose `pods` and `morePods` are, by name; absent where there is one cluster without a name. */
  readonly cluster?: string;
  /** The AS that the rack's ToRs are in. */
  readonly asn: number;
  /** The network that the rack's nodes and its ToRs share; null where a rack is no network: nodes stand in planes, or have links of their own to ToRs. */
  readonly subnet: Prefix4 | null;
  /** What its servers have their stable addresses from, each a route of its own, where they have links of their own; else null. */
  readonly addresses: Prefix4 | null;
  readonly tors: readonly RackGateway[];
  readonly nodes: readonly NodePlan[];
  /** Servers without Calico. */
  readonly hosts: readonly HostPlan[];
}

/** A ToR's foot in the rack: where the nodes find it. */
export interface RackGateway {
  readonly device: string;
  /** Null where it has a port to each server, as `address` is: the servers' links say which. */
  readonly interface: string | null;
  readonly address: Ipv4 | null;
  /** Where nodes dial from: the network that it shares with them, its own or the rack's, or the range that their links are cut from. */
  readonly range: Prefix4;
  /** Null where its platform's text is the router's alone, or where `interface` is no VLAN's. */
  readonly vlan: RackVlanPlan | null;
}

/** The rack's VLAN on a ToR whose text has it: one network over its ports to servers and, but where it is the ToR's own, to the rack's other ToR. */
export interface RackVlanPlan {
  /** 1 to 4094. */
  readonly vlan: number;
  /** Each by itself, and carries the VLAN untagged. */
  readonly servers: readonly RackPortPlan[];
  /** To servers that bond by LACP: each carries it untagged. By number. */
  readonly aggregates: readonly RackAggregatePlan[];
  /** Each carries it tagged. Empty where the two ToRs are a pair. */
  readonly siblings: readonly RackPortPlan[];
  /** The rack's two ToRs as one to whoever has an aggregate to both; null where they are two, or there is one. */
  readonly pair: RackPairPlan | null;
}

/** All of a ToR's ports to one server; its number is 1 plus the server's, and the same on both ToRs of a pair. */
export type RackAggregatePlan = Aggregate;

/** Two ToRs of a rack that route, each with a foot of its own in the rack, and are one by LACP. */
export interface RackPairPlan extends MlagPair {
  /** An address in the rack that both have where their platform's pair wants one: nobody speaks to it. */
  readonly sharedAddress: Ipv4;
}

/** A port, and the device that is plugged in. */
export interface RackPortPlan {
  readonly interface: string;
  readonly peer: string;
}

export interface NodePlan {
  /** The Kubernetes node's name. */
  readonly name: string;
  readonly index: number;
  readonly rack: string;
  /** Of several, the one that it is of, by name; absent where there is one without a name. */
  readonly cluster?: string;
  /** Of its ports to the fabric, in their order; absent where none is known. */
  readonly macs?: readonly string[];
  /** It is to take no new pods. */
  readonly maintenance: boolean;
  /** It announces the ranges of services, and addresses out of them. */
  readonly announcesServices: boolean;
  /** Single addresses that others may have too, on its loopback: what its operating system must be given. */
  readonly anycast: readonly Prefix4[];
  readonly asn: number;
  readonly address: Ipv4;
  /** Its cluster id (RFC 4456) where it is a route reflector, no other's; else null. */
  readonly reflectorCluster: Ipv4 | null;
  /** Its ports in planes, by plane, where nodes stand in planes; the first has `address`. Else empty. */
  readonly planes: readonly NodePort[];
  /** Its links to ToRs, by ToR, where it has links of its own: `address` is on none of them. Else empty. */
  readonly links: readonly ServerLinkPlan[];
  /** The plane that it is a route reflector of; null for none. */
  readonly reflectsPlane: number | null;
}

/** A node's foot in a plane: what its operating system must be given. */
export interface NodePort {
  readonly plane: number;
  readonly interface: string;
  readonly address: InterfaceAddress;
}
