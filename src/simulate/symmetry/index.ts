export { simulateFolded } from "./simulate.ts";
export { foldedTables } from "./tables.ts";
export { foldedReachability } from "./reachability.ts";
export { foldedSizes } from "./sizes.ts";
export { foldedEntries } from "./entries.ts";
export { viewFolded, type FoldedView } from "./view.ts";
