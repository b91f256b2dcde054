export { askedHosts, askedSwitches, type Asked } from "./asked.ts";
export type { Foretold } from "./foretell.ts";
export { DIFFERENCE_CODES, lost, type Difference } from "./difference.ts";
export type { GivenBlock } from "./blocks.ts";
export { verify, verifyCables, type DeviceCount, type Heard, type Verified } from "./verify.ts";
