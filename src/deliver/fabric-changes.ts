import { foldChanges, judgeChange, refusedOf, sayChange, sayWay } from "../change-rules/index.ts";
import type { CheckFailure, NumbersInputs } from "./types.ts";

/**
 * What of a fabric can't be changed in place, as one refusal with the way that works for each. Of a state that does not hold it yet
 * nothing is known.
 */
export function refusedAmong(
  olds: Partial<NumbersInputs> | undefined,
  { record, renumber }: NumbersInputs,
): CheckFailure[] {
  if (olds?.record === undefined) return [];
  const refused = foldChanges(refusedOf(judgeChange(olds.record, record), new Set(renumber)));
  if (refused.length === 0) return [];
  const lines = refused.flatMap((alike) => [
    `  ${sayChange(alike)}`,
    ...sayWay(alike).map((step) => `    ${step}`),
  ]);
  return [{ property: "", reason: `what runs can't be changed in place like this:\n${lines.join("\n")}` }];
}
