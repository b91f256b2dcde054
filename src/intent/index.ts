export * from "./switch.ts";
export * from "./bridge.ts";
export * from "./cluster.ts";
export type { PlaneIntent } from "./planes.ts";
export { intendSwitches } from "./switches.ts";
export { intendBridges } from "./bridges.ts";
export { familiesOf, ipv4Family, type Family } from "./family.ts";
export { intendOutside, type OutsideIntent } from "./outside.ts";
