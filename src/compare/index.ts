export { adapt } from "./adapt.ts";
export { variantsFor, type FabricChoice } from "./variants.ts";
export {
  compareModels,
  type Candidate,
  type CompareOptions,
  type Comparison,
  type ComparisonResult,
  type Extent,
} from "./compare.ts";
export type { ByTier, EntriesByTier } from "./by-tier.ts";
export { entriesWhenFull, routesWhenFull } from "./capacity.ts";
export { fullFabric, hostRoutesOf, withHostRoutes, type FullFabric } from "./full-fabric.ts";
export { FAILURE_KINDS, FAILURE_NAMES, lossesOf, type FailureKind, type Loss } from "./failures.ts";
export type { Change, Growth } from "./growth.ts";
export { foresee, type Foreseen, type SwitchLoad } from "./loads.ts";
export { tableUses, type TableUse } from "./tables.ts";
export { tableFindings } from "./table-findings.ts";
export type { TableName } from "../hardware/models/index.ts";
export { isLarge, simulateSmaller, type Simulated } from "./smaller.ts";
export {
  checkTables,
  checkWorks,
  faultFindings,
  simulatePart,
  tablesIn,
  type Part,
  undeterminedFindings,
} from "./works.ts";
export { TO_BREAK, TO_SHOW, type SampleSize } from "./sample.ts";
