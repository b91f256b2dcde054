export * from "./switch.ts";
export * from "./bridge.ts";
export * from "./cluster.ts";
export type { PlaneIntent } from "./planes.ts";
export { intendSwitches } from "./switches.ts";
export { intendBridges } from "./bridges.ts";
