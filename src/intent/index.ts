export * from "./switch.ts";
export * from "./cluster.ts";
export { intendSwitches } from "./switches.ts";
