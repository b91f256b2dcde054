export { verify, type DeviceCount, type Foretold, type Heard, type Verified } from "./verify.ts";
export {
  DIFFERENCE_CODES,
  formatDifference,
  lost,
  type Difference,
  type DifferenceCode,
} from "./difference.ts";
export type { GivenBlock } from "./blocks.ts";
