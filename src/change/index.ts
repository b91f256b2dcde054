export { endsOf, indexIntents, type EndSettings, type IntentIndex } from "./session-ends.ts";
export { sideOf, type Side } from "./side.ts";
export { batchLines, wayHeadline, wayNotes, wayText } from "./text.ts";
export { viewWay, type WayView } from "./view.ts";
export { fabricsOnTheWay, findWay, type Way, type WayOptions } from "./way.ts";
