import { FAILURE_KINDS, isLarge, lossesOf, simulateSmaller, type Loss } from "../compare/index.ts";
import { analyseFailures, pairsIn, type Failure, type FailureImpact } from "../simulate/index.ts";
import { pairsLost } from "../simulate/failures.ts";
import type { Side } from "./part.ts";
import type { FailureReview, NewLoss } from "./types.ts";

interface Analysed {
  readonly losses: readonly Loss[];
  readonly impacts: readonly FailureImpact[];
  readonly pairs: number;
}

const nameOf = (failure: Failure): string => {
  if (failure.kind === "session") return `session ${failure.devices.join("--")} over ${failure.network}`;
  return failure.kind === "link"
    ? `link ${failure.interface} of ${failure.device}`
    : `${failure.kind} ${failure.device}`;
};

function analyse(side: Side | null, small: boolean): Analysed {
  if (side === null) return { losses: [], impacts: [], pairs: 0 };
  const { fabric, simulation } = small && side.whole ? simulateSmaller(side.spec) : side.simulated;
  const impacts = analyseFailures(simulation);
  return { losses: lossesOf(fabric, simulation, impacts), impacts, pairs: pairsIn(simulation) };
}

/** Failures of what is there before and after that took nothing with them and now do. */
function worse(before: Analysed, after: Analysed): readonly NewLoss[] {
  const harmless = new Set(
    before.impacts.filter((impact) => pairsLost(impact) === 0).map(({ failure }) => nameOf(failure)),
  );
  return after.impacts
    .map((impact) => ({ failure: nameOf(impact.failure), pairs: pairsLost(impact) }))
    .filter(({ failure, pairs }) => pairs > 0 && harmless.has(failure));
}

const withoutKind = ({ kind: _, ...loss }: Loss): Omit<Loss, "kind"> => loss;

/** Every single link, device and session failed in turn, before and after; on a part of the same shape where a fabric is large. */
export function compareFailures(before: Side | null, after: Side | null): FailureReview {
  const small = [before, after].some((side) => side !== null && isLarge(side.fabric.datacenter));
  const [old, now] = [analyse(before, small), analyse(after, small)];
  const of = ({ losses }: Analysed, kind: string): Omit<Loss, "kind"> | null => {
    const loss = losses.find((one) => one.kind === kind);
    return loss === undefined ? null : withoutKind(loss);
  };
  return {
    kinds: FAILURE_KINDS.map((kind) => ({ kind, before: of(old, kind), after: of(now, kind) })).filter(
      (one) => one.before !== null || one.after !== null,
    ),
    worse: worse(old, now),
    pairs: { before: old.pairs, after: now.pairs },
    smaller: small,
  };
}
