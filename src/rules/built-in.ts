import { asnInPools } from "./asn-in-pools.ts";
import { bothEnds } from "./both-ends.ts";
import { externalAuthenticated } from "./external-authenticated.ts";
import { noLossyChange } from "./no-lossy-change.ts";
import { rackHasPool } from "./rack-has-pool.ts";
import type { Rule } from "./rule.ts";
import { tablesUnderCapacity } from "./tables-under-capacity.ts";

/** The rules that are there without anybody's writing them, in the order in which they are told. */
export const BUILT_IN_RULES: readonly Rule[] = [
  bothEnds,
  asnInPools,
  externalAuthenticated,
  tablesUnderCapacity,
  rackHasPool,
  noLossyChange,
];
