import type { Failure, FailureImpact } from "../simulate/index.ts";
import { table } from "./table.ts";

const nameOf = (failure: Failure): string => {
  if (failure.kind === "session") return failure.devices.join("--");
  return failure.kind === "link" ? `${failure.device} ${failure.interface}` : failure.device;
};

const loss = ({
  cut,
  unreachable,
  partlyLost,
  loops,
  valleys,
  fewerPaths,
}: FailureImpact): readonly number[] =>
  [cut, unreachable, partlyLost, loops, valleys, fewerPaths].map(({ count }) => count);

/** What single failures change, for a terminal: those that change nothing are counted, and not listed. */
export function failuresText(impacts: readonly FailureImpact[]): string {
  const felt = impacts.filter((impact) => loss(impact).some((count) => count > 0));
  const head = ["FAILED", "WHAT", "CUT OFF", "UNREACHABLE", "PARTLY LOST", "LOOPS", "VALLEYS", "FEWER PATHS"];
  const rows = felt.map((impact) => [
    impact.failure.kind,
    nameOf(impact.failure),
    ...loss(impact).map((count) => String(count)),
  ]);
  return `${String(impacts.length)} single failures, of which ${String(felt.length)} are felt; ordered pairs of nodes:\n${table(head, rows)}\n`;
}
