export { completionsOf, resolveSite, type Completion, type ResolvedSite } from "./site.ts";
export { rangeUse } from "./ranges.ts";
export { foretellJoined, type Foretold } from "./foretell.ts";
