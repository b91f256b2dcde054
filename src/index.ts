export {
  compile,
  compileSpec,
  intentsOf,
  type Compilation,
  type CompiledFabric,
  type HostArtifact,
  type BridgeArtifact,
  type SwitchArtifact,
} from "./compile.ts";
export * from "./diagnostics/index.ts";
export type { FabricPlan, LinkPlan, NodePlan, NodePort, RackPlan, SwitchPlan } from "./plan/types.ts";
export type { SessionPlan } from "./plan/session.ts";
export { datacenterOf } from "./site/datacenter-of.ts";
export type { SpecOf } from "./site/spec-of.ts";
export type { Datacenter, DatacenterSpec, ModelName, SiteSpec } from "./spec/index.ts";
export { renderManifests, type CalicoObject, type CalicoPlan, type NodeSettings } from "./calico/index.ts";
export * from "./simulate/index.ts";
export * from "./compare/index.ts";
export { drawFabric, type DrawOptions } from "./report/index.ts";
export * from "./review/index.ts";
export type { RuleContext } from "./rules/context.ts";
export type { Parameter as RuleParameter } from "./rules/parameters.ts";
export {
  rule,
  type Finding as RuleFinding,
  type Level as RuleLevel,
  type Rule,
  type RuleArgs,
} from "./rules/rule.ts";
