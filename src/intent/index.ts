export * from "./switch.ts";
export * from "./bridge.ts";
export * from "./cluster.ts";
export { intendSwitches } from "./switches.ts";
export { intendBridges } from "./bridges.ts";
