import { judgeChange, recordOf, refusedOf } from "../change-rules/index.ts";
import type { CompiledFabric } from "../compile.ts";
import type { Guarded } from "./types.ts";

/** What deployment would refuse, or takes with a consequence, by the same rules. */
export function guardedBetween(
  before: CompiledFabric,
  after: CompiledFabric,
  renumber: ReadonlySet<string>,
): readonly Guarded[] {
  const changes = judgeChange(recordOf(before), recordOf(after));
  const refusals = new Set(refusedOf(changes, renumber));
  return changes
    .filter((one) => refusals.has(one) || (one.named !== null && renumber.has(one.named)))
    .map((one) => ({ ...one, allowed: !refusals.has(one) }));
}
