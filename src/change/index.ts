export { racksOf } from "./clusters.ts";
export { endsOf, indexIntents, type EndSettings, type IntentIndex } from "./session-ends.ts";
export { sideOf, type Side } from "./side.ts";
export { batchLines, wayHeadline, wayNotes, wayText } from "./text.ts";
export type { Step, StepBatch } from "./steps.ts";
export { stopsOf, type Stop } from "./stops.ts";
export { turningDevices } from "./units.ts";
export { viewWay, type WayView } from "./view.ts";
export { consentsOf, fabricsOnTheWay, findWay, nameOf, type Way } from "./way.ts";
