import { dialectOf } from "../ordered-change/dialect-of.ts";
import { vrpGrammar } from "./dialect/grammar.ts";

/** How VRP takes a change. */
export const vrpDialect = dialectOf(vrpGrammar);
