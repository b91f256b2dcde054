export {
  completionsOf,
  datacenterOf,
  resolveSite,
  type Completion,
  type ResolvedSite,
  type SpecOf,
} from "./site.ts";
export { rangeUse } from "./ranges.ts";
export { foretellJoined, type Foretold } from "./foretell.ts";
