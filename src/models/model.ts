import type { Diagnostic } from "../diagnostics/index.ts";
import type { AsnScheme } from "../plan/asns.ts";
import type { Borders, FabricLayout, LayoutRules } from "../plan/lay-out.ts";
import type { SessionPlan } from "../plan/session.ts";
import type { SwitchedFabric } from "../plan/switched/fabric.ts";
import type { OspfTimers, SwitchRole } from "../plan/types.ts";
import type { Datacenter, FabricOf, ModelName } from "../spec/index.ts";

/**
 * A fabric model: everything in which one design differs from another. The rest of the code asks these questions and never
 * which model it is. `fabric` is the model's own part of the spec.
 */
export interface FabricModel<M extends ModelName> {
  /** What the model cannot have, given a spec that is sound in itself. */
  readonly checks: (dc: Datacenter, fabric: FabricOf<M>) => readonly Diagnostic[];
  /** Which AS each speaker is in. */
  readonly asns: (dc: Datacenter, fabric: FabricOf<M>) => AsnScheme;
  /** Who peers with whom, each session with both ends and what each lets in and out. */
  readonly sessions: (layout: FabricLayout, dc: Datacenter, fabric: FabricOf<M>) => readonly SessionPlan[];
  /** What Calico's nodes do of themselves. */
  readonly hosts: HostRouting;
  /** Whether a ToR drops what goes to its rack's pods and no more specific route takes, in place of sending it back up. */
  readonly discardsOwnPods: boolean;
  /** Whether there is a link between each two spines. */
  readonly spinesLinked: boolean;
  /** OSPF on switches, where it finds the ways between them; null where BGP does. */
  readonly ospf: (fabric: FabricOf<M>) => OspfTimers | null;
  /** Switches that forward by layer 2 alone: they have no AS, no loopback and no sessions, and make up planes. */
  readonly bridges: (fabric: FabricOf<M>) => ReadonlySet<SwitchRole>;
  /** Which switches may stand before routers outside, by role: a reason where they may not, else null. */
  readonly borders: (fabric: FabricOf<M>) => Borders;
  /** Its planes where no switch routes and nodes stand in them; null elsewhere. */
  readonly switched: (fabric: FabricOf<M>) => SwitchedFabric | null;
}

/** A model that has been given its part of the spec. */
export interface BoundModel extends LayoutRules {
  readonly checks: () => readonly Diagnostic[];
  readonly sessions: (layout: FabricLayout) => readonly SessionPlan[];
  readonly hosts: HostRouting;
}

/** Calico's cluster-wide BGP settings under a model. */
export interface HostRouting {
  /** Calico's own full mesh of all nodes, which spans AS numbers and the fabric alike. */
  readonly nodeToNodeMesh: boolean;
}
