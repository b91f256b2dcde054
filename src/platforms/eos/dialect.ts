import { dialectOf } from "../ordered-change/dialect-of.ts";
import { eosGrammar } from "./dialect/grammar.ts";

/** How EOS takes a change. */
export const eosDialect = dialectOf(eosGrammar);
