import type { Prefix4 } from "../net/ipv4.ts";
import type { Datacenter, RackSpec } from "../spec/index.ts";
import type { AddressPool } from "./address-pools.ts";
import type { PlacedPorts, PlacedTor, Socket } from "./ports.ts";
import type { RackGateway, ServerLinkPlan } from "./types.ts";

/** How the servers of a rack meet its ToRs: everything in which one way differs from another. The rest of the code never asks which it is. */
export interface Attachment {
  /** Pools that it takes from beside that of nodes' addresses. */
  readonly pools: readonly AddressPool[];
  /** The ToRs of a rack and its servers are in one network, which is a VLAN where a ToR's text has it. */
  readonly sharesNetwork: boolean;
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
  /** How many ports to servers a ToR may come to have; 0 where its text has none. */
  readonly mostServerPorts: (dc: Datacenter, placed: PlacedPorts) => number;
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
