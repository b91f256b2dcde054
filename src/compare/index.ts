export {
  compareModels,
  type Candidate,
  type Comparison,
  type ComparisonResult,
  type Extent,
} from "./compare.ts";
export { fullFabric, routesWhenFull, type ByTier, type FullFabric } from "./capacity.ts";
export { FAILURE_KINDS, FAILURE_NAMES, lossesOf, type FailureKind, type Loss } from "./failures.ts";
export type { Change, Growth } from "./growth.ts";
export { isLarge, smaller } from "./smaller.ts";
