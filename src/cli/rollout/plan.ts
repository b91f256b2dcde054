import { batchLines, viewWay, type Way } from "../../change/index.ts";
import type { FoundWay } from "../../review/index.ts";
import { legBetween, othersOf, stagesOf, withCanary, type Batch, type Stage } from "../../rollout/index.ts";
import type { Means } from "./world.ts";

/** All that a run goes by. */
export interface Plan {
  readonly name: string;
  readonly found: FoundWay;
  readonly way: Way;
  readonly stages: readonly Stage[];
  readonly batches: readonly Batch[];
}

export function planOf(name: string, found: FoundWay, secrets: Means["secrets"]): Plan {
  const way = { ...found.way, batches: withCanary(found.way.batches) };
  const stages = stagesOf(found.before, found.after, way.batches);
  const view = viewWay(way);
  const batches = way.batches.map((batch, at): Batch => {
    const [from, to, shown] = [stages[at], stages[at + 1], view.batches[at]];
    if (from === undefined || to === undefined || shown === undefined) throw new RangeError("no such batch");
    return {
      lines: batchLines(shown, view.pairs),
      others: othersOf(batch, legBetween(from, to, secrets)),
    };
  });
  return { name, found, way, stages, batches };
}

/** Clusters of which objects change on the way, by what they are told from others by. */
export const changedClusters = ({ stages }: Plan, secrets: Means["secrets"]): ReadonlySet<string | null> =>
  new Set(
    stages.flatMap((to, at) => {
      const from = stages[at - 1];
      return from === undefined ? [] : legBetween(from, to, secrets).clusters.map(({ mark }) => mark);
    }),
  );
