import type { Prefix4 } from "../net/ipv4.ts";
import type { Datacenter, RackSpec } from "../spec/index.ts";
import type { AddressPool } from "./address-pools.ts";
import type { PlacedPorts, PlacedTor, Socket } from "./ports.ts";
import type { RackGateway, ServerLinkPlan } from "./types.ts";

/** How the servers of a rack meet its ToRs: everything in which one way differs from another. The rest of the code never asks which it is. */
export interface Attachment {
  /** Pools that it takes from beside that of nodes' addresses. */
  readonly pools: readonly AddressPool[];
  /**
   * The network that a ToR is in with servers, a VLAN where its text has it: that of its rack, which all of its ToRs are in; one of its own;
   * or none.
   */
  readonly network: "rack" | "tor" | "none";
  /** Prefix length of routes to nodes. */
  readonly nodeRouteLength: (dc: Datacenter) => number;
  /**
   * What a ToR is told of pods of its rack it is told by these alone, and by no other ToR: what nobody has told it of is not there. Else a ToR
   * that has lost its link to a server is to follow the default to where another has one.
   */
  readonly torKnowsRack: boolean;
  /** Where the rack's ToRs and its servers stand. */
  readonly place: (dc: Datacenter, rack: RackSpec) => RackPlace;
  /** A ToR's ports towards its rack. */
  readonly torPorts: (dc: Datacenter, placed: PlacedTor) => readonly RackPort[];
  /** What a ToR's range of `sizes.serverLinks` must have room for; null where it has none. */
  readonly serverRange: ((servers: number) => ServerRange) | null;
  /** How many ports to servers a ToR may come to have; 0 where its text has none. */
  readonly mostServerPorts: (dc: Datacenter, placed: PlacedPorts) => number;
  /** What a rack of so many ToRs and nodes adds to routers' tables. */
  readonly tables: (rack: RackExtent) => RackTables;
}

/** Addresses in the range that a ToR's links to servers are cut from. */
export interface ServerRange {
  /** Below the first that servers take. */
  readonly offset: number;
  /** From there to the last. */
  readonly addresses: number;
}

export interface RackExtent {
  readonly torsPerRack: number;
  readonly nodesPerRack: number;
}

/** What a rack adds to routers' tables, beside its pods and its ToRs' loopbacks. */
export interface RackTables {
  /** Routes to its servers that whoever has every route is told: networks shorter than /32. */
  readonly networks: number;
  /** And single addresses. */
  readonly addresses: number;
  /** Networks of a ToR towards its servers that nobody is told of. */
  readonly torLinks: number;
  /** Networks of a server towards its ToRs that nobody is told of. */
  readonly serverLinks: number;
  /** Other ToRs of the rack that a ToR has in a network. */
  readonly torsBeside: number;
  /** Other servers of the rack that a server has in a network, in each of its networks. */
  readonly serversBeside: number;
  /** Next hops by which a server goes to another of its rack where no ToR is in between; 0 where one always is. */
  readonly waysBeside: number;
}

/** The numbers of a rack that follow from how its servers are attached. */
export interface RackPlace {
  readonly subnet: Prefix4 | null;
  readonly addresses: Prefix4 | null;
  readonly tors: readonly RackGateway[];
  /** A server's own, by its name and its number among those that the rack may have: nodes first. */
  readonly linksOf: (name: string, number: number) => readonly ServerLinkPlan[];
}

/** A ToR's port towards its rack. */
export interface RackPort {
  readonly socket: Socket;
  /** `rack r1`, or who is plugged in. */
  readonly to: string;
  /** Whether a cable of the fabric's own is in it. */
  readonly isCable: boolean;
}

/** The attachments of a datacenter. */
export interface Attachments {
  readonly of: (rack: Pick<RackSpec, "attachment">) => Attachment;
  /** Each that racks have, or racks to come will. */
  readonly used: readonly Attachment[];
}
