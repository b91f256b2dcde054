export type { Foretold } from "./foretell.ts";
export { verify, type DeviceCount, type Heard, type Verified } from "./verify.ts";
export {
  DIFFERENCE_CODES,
  formatDifference,
  lost,
  type Difference,
  type DifferenceCode,
} from "./difference.ts";
export type { GivenBlock } from "./blocks.ts";
