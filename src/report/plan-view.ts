import type { ClusterView } from "./cluster-view.ts";
import type { OutsideView } from "./outside-view.ts";

/**
 * A plan as people and other programs read it: every address as text. `calico-fabric plan --json` prints it. Fields that end in 6 are there
 * where there is IPv6 beside IPv4, and alone it has those without; where addresses stand among other words, IPv6's follows.
 */
export interface PlanView {
  readonly name: string;
  readonly model: string;
  readonly switches: readonly SwitchView[];
  /** Where there are switches that only switch. */
  readonly bridges?: readonly BridgeView[];
  readonly planes?: readonly PlaneView[];
  /** Where there are several. */
  readonly clusters?: readonly ClusterView[];
  readonly racks: readonly RackView[];
  readonly links: readonly LinkView[];
  readonly sessions: readonly SessionView[];
  /** Where there is an outside. */
  readonly outside?: readonly OutsideView[];
}

export interface SwitchView {
  readonly name: string;
  readonly role: string;
  readonly rack: string | null;
  /** Of a spine or a ToR, where there are pods. */
  readonly pod?: string;
  /** Of a super-spine that is in one. */
  readonly plane?: number;
  readonly asn: number;
  /** Where any switch is on another than FRR. */
  readonly platform?: string;
  readonly loopback: string;
  readonly loopback6?: string;
}

export interface BridgeView {
  readonly name: string;
  readonly role: string;
  readonly rack: string | null;
  /** Where any switch is on another than FRR. */
  readonly platform?: string;
  /** `swp1 to r1-tor0 swp49 in plane-0` */
  readonly ports: readonly string[];
}

export interface PlaneView {
  readonly name: string;
  readonly subnet: string;
  readonly subnet6?: string;
  /** Where bridges need one to tell it from others. */
  readonly vlan?: number;
  readonly bridges: readonly string[];
}

export interface RackView {
  readonly name: string;
  /** Whose `pods` are, where there are several clusters. */
  readonly cluster?: string;
  readonly asn: number;
  /** Null where a rack is no network: nodes stand in planes, or have links of their own. */
  readonly subnet: string | null;
  readonly subnet6?: string;
  /** What its servers have stable addresses from, where they have links of their own. */
  readonly addresses?: string;
  readonly addresses6?: string;
  readonly pods: string;
  readonly pods6?: string;
  /** Of further pools, where there are any. */
  readonly morePods?: readonly string[];
  /** What other clusters have in it, where it is shared. */
  readonly guests?: readonly { readonly cluster: string; readonly pods: string }[];
  readonly gateways: readonly string[];
  /** Of ToRs whose text has the rack's VLAN: `r1-tor0 Ethernet1 to worker-1 in VLAN 10`. */
  readonly ports?: readonly string[];
  readonly nodes: readonly NodeView[];
  /** Servers without Calico, where there are any. */
  readonly hosts?: readonly HostView[];
}

export interface HostView {
  readonly name: string;
  readonly daemon: string;
  readonly asn: number;
  readonly address: string;
  readonly address6?: string;
  /** As a node's. */
  readonly links?: readonly string[];
  readonly announces: readonly string[];
  /** Addresses that others may have too, which it announces as well. */
  readonly anycast?: readonly string[];
}

export interface NodeView {
  readonly name: string;
  /** Whose it is, where there are several clusters. */
  readonly cluster?: string;
  readonly asn: number;
  readonly address: string;
  readonly address6?: string;
  /** Addresses on its loopback that others may have too. */
  readonly anycast?: readonly string[];
  /** Where nodes stand in planes: `eth0 10.192.0.10/17 in plane-0`, what the node's operating system must be given. */
  readonly ports?: readonly string[];
  /** Where nodes have links of their own: `10.248.0.1/31 to r1-tor0 swp129`, what the node's operating system must be given. */
  readonly links?: readonly string[];
  /** The plane that it is a route reflector of, where it is one. */
  readonly reflects?: string;
}

export interface LinkView {
  readonly id: string;
  /** Null where it has no addresses. */
  readonly subnet: string | null;
  readonly subnet6?: string;
  readonly ends: readonly string[];
  /** Where it is an aggregate: `r1-tor0 swp49  --  spine-1 swp1`. */
  readonly cables?: readonly string[];
}

export interface SessionView {
  readonly id: string;
  readonly type: "ebgp" | "ibgp";
  /** The name of the secret that it is signed with (TCP MD5), where it is. */
  readonly password?: string;
  /** `asn` is null where each node is in an AS of its own. */
  readonly ends: readonly SessionEndView[];
}

export interface SessionEndView {
  readonly name: string;
  readonly asn: number | null;
  readonly at: string;
  /** The same end of the session over IPv6. */
  readonly at6?: string;
}
