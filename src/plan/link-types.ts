import type { Ipv4, Prefix4 } from "../net/ipv4.ts";

export type LinkPlan = RoutedLinkPlan | BridgedLinkPlan | AccessLinkPlan | TrunkLinkPlan;

/** A cable from a node into a plane, where nodes stand in planes. */
export interface AccessLinkPlan extends Omit<BridgedLinkPlan, "kind"> {
  readonly kind: "access";
}

/** A cable between two bridges. */
export interface TrunkLinkPlan extends Omit<BridgedLinkPlan, "kind" | "ends"> {
  readonly kind: "trunk";
  readonly ends: readonly [CableEnd, CableEnd];
}

/** A cable from a router into a plane: only the router's end has an address. */
export interface BridgedLinkPlan {
  /** `<device>--<bridge>`. */
  readonly id: string;
  readonly kind: "bridged";
  /** The plane's name. */
  readonly plane: string;
  /** The plane's. */
  readonly subnet: Prefix4;
  readonly ends: readonly [LinkEnd, CableEnd];
}

/** A point-to-point link. */
export type RoutedLinkPlan = NumberedLinkPlan | UnnumberedLinkPlan;

interface PointToPoint {
  /** `<device>--<device>`, and `/2` and so on behind it from the second between the two on. */
  readonly id: string;
  /** `uplink`: to the tier above, from a ToR to a spine or from a spine to a super-spine, the lower tier first; `spine-peer`: between two spines of a pod, the lower index first. */
  readonly kind: "uplink" | "spine-peer";
}

/** A /31 (RFC 3021), or a /30. */
export interface NumberedLinkPlan extends PointToPoint {
  readonly subnet: Prefix4;
  /** Where it is an aggregate, the interfaces are the aggregate's. */
  readonly ends: readonly [LinkEnd, LinkEnd];
  /** Absent of a link that is one cable. */
  readonly aggregate?: LinkAggregate;
}

/** Cables that are one link: an LACP aggregate (IEEE 802.1AX). */
export interface LinkAggregate {
  /** What it is at each end among the device's aggregates, 1 or more. */
  readonly numbers: readonly [number, number];
  /** Each with its ports in the order of the link's ends. */
  readonly cables: readonly (readonly [CableEnd, CableEnd])[];
}

/** Without addresses but those that every interface has by itself (IPv6 link-local): an end is known by its interface. */
export interface UnnumberedLinkPlan extends PointToPoint {
  readonly subnet: null;
  /** Its own, by its ends' indices alone: no other link ever has it. */
  readonly number: number;
  readonly ends: readonly [CableEnd, CableEnd];
}

export interface CableEnd {
  readonly device: string;
  readonly interface: string;
}

export interface LinkEnd extends CableEnd {
  readonly address: Ipv4;
}

/**
 * A server's link to a ToR of its rack: a /31 (RFC 3021) that it has to itself, of which the ToR has the even address; or its place in the network
 * of the ToR.
 */
export interface ServerLinkPlan {
  /** The ToR, its port or its interface in the network, and its address there. */
  readonly device: string;
  readonly interface: string;
  readonly address: Ipv4;
  readonly subnet: Prefix4;
  /** The server's port and its address there. */
  readonly serverInterface: string;
  readonly serverAddress: Ipv4;
}
