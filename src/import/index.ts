export { importConfigurations, type Import } from "./configurations.ts";
export { differencesIn, type DeviceComparison } from "./artifacts.ts";
export type { RunningText } from "./faults.ts";
export type { Trial } from "./search.ts";
