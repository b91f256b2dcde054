import type { Diagnostic } from "../diagnostics/index.ts";
import type { AsnScheme } from "../plan/asns.ts";
import type { FabricLayout } from "../plan/lay-out.ts";
import type { SessionPlan } from "../plan/session.ts";
import type { Datacenter, ModelName } from "../spec/index.ts";

/**
 * A fabric model: everything in which one design differs from another. The rest of the code asks these five questions and never
 * which model it is.
 */
export interface FabricModel {
  readonly name: ModelName;
  /** What the model cannot have, given a spec that is sound in itself. */
  readonly checks: (dc: Datacenter) => readonly Diagnostic[];
  /** Which AS each speaker is in. */
  readonly asns: (dc: Datacenter) => AsnScheme;
  /** Who peers with whom, each session with both ends and what each lets in and out. */
  readonly sessions: (layout: FabricLayout, dc: Datacenter) => readonly SessionPlan[];
  /** What Calico's nodes do of themselves. */
  readonly hosts: HostRouting;
}

/** Calico's cluster-wide BGP settings under a model. */
export interface HostRouting {
  /** Calico's own full mesh of all nodes, which spans AS numbers and the fabric alike. */
  readonly nodeToNodeMesh: boolean;
}
