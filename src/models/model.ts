import type { Diagnostic } from "../diagnostics/index.ts";
import type { ModelAsns } from "../plan/asns.ts";
import type { Borders, Downward, FabricLayout, LayoutRules, Routing } from "../plan/lay-out.ts";
import type { SessionPlan } from "../plan/session.ts";
import type { OspfTimers } from "../plan/types.ts";
import type { Datacenter, FabricOf, ModelName } from "../spec/index.ts";
import type { Attaches } from "./shared/attachments.ts";
import type { Clusters } from "./shared/clusters.ts";
import type { Pods } from "./shared/pods.ts";

/**
 * A fabric model: everything in which one design differs from another. The rest of the code asks these questions and never
 * which model it is. `fabric` is the model's own part of the spec.
 */
export interface FabricModel<M extends ModelName> {
  /** What the model cannot have, given a spec that is sound in itself. */
  readonly checks: (dc: Datacenter, fabric: FabricOf<M>) => readonly Diagnostic[];
  /** Which AS each speaker is in. */
  readonly asns: (dc: Datacenter, fabric: FabricOf<M>) => ModelAsns;
  /** Who peers with whom, each session with both ends and what each lets in and out. */
  readonly sessions: (layout: FabricLayout, dc: Datacenter, fabric: FabricOf<M>) => readonly SessionPlan[];
  /** The tiers that route. */
  readonly routing: (fabric: FabricOf<M>) => Routing;
  /** What is told from above. */
  readonly downward: Downward;
  /** OSPF on switches, where it finds the ways between them; null where BGP does. */
  readonly ospf: (fabric: FabricOf<M>) => OspfTimers | null;
  /** Which switches may stand before routers outside, by role: a reason where they may not, else null. */
  readonly borders: (fabric: FabricOf<M>, pods: boolean) => Borders;
  /** Which ways of attaching servers it has: a reason where it can't, else null. */
  readonly attaches: (fabric: FabricOf<M>) => Attaches;
  /** Whether its links may be without addresses: a reason where they may not, else null. */
  readonly unnumbered: (fabric: FabricOf<M>) => string | null;
  /** Whether super-spines may join pods of it, and in planes: a reason where they may not, else null. */
  readonly pods: (fabric: FabricOf<M>) => Pods;
  /** Whether it has several clusters: a reason where it can't, else null. */
  readonly clusters: (fabric: FabricOf<M>) => Clusters;
}

/** A model that has been given its part of the spec. */
export interface BoundModel extends LayoutRules {
  readonly checks: () => readonly Diagnostic[];
  readonly sessions: (layout: FabricLayout) => readonly SessionPlan[];
}
