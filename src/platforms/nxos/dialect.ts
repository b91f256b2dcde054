import { dialectOf } from "../ordered-change/dialect-of.ts";
import { nxosGrammar } from "./dialect/grammar.ts";

/** How NX-OS takes a change. */
export const nxosDialect = dialectOf(nxosGrammar);
