export { importFabric, type Import, type WhatRuns } from "./configurations.ts";
export { differencesIn, type DeviceComparison } from "./artifacts.ts";
export { objectsIn, type ClusterObject } from "./cluster/objects.ts";
export type { RunningText } from "./faults.ts";
export type { Trial } from "./search.ts";
