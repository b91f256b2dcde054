import { dialectOf } from "../ordered-change/dialect-of.ts";
import { comwareGrammar } from "./dialect/grammar.ts";

/** How Comware takes a change. */
export const comwareDialect = dialectOf(comwareGrammar);
