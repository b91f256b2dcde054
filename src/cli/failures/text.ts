import type { Failure } from "../../simulate/index.ts";
import { table } from "../table.ts";
import { isFelt, lostBy, type Alike, type Tried } from "./rank.ts";

const nameOf = (failure: Failure): string => {
  if (failure.kind === "session") return failure.devices.join("--");
  return failure.kind === "link" ? `${failure.device} ${failure.interface}` : failure.device;
};

/** `spine-1`, `r1-tor0 swp49`, `r1-tor0--spine-1`; several with `and`. */
export const nameOfAll = (failures: readonly Failure[]): string => failures.map(nameOf).join(" and ");

export const FAILURE_HEAD = [
  "FAILED",
  "HOW MANY",
  "SUCH AS",
  "CUT OFF",
  "UNREACHABLE",
  "PARTLY LOST",
  "LOOPS",
  "VALLEYS",
  "FEWER PATHS",
];

const row = ({ kind, count, first }: Alike): readonly string[] => [
  kind,
  String(count),
  nameOfAll(first.failures),
  ...[first.cut, first.unreachable, first.partlyLost, first.loops, first.valleys, first.fewerPaths].map(
    (found) => String(found.count),
  ),
];

/** What failures do in a sentence: the worst of them, and whether the routes or the cables are at fault. */
export function failuresVerdict({ impacts, tried, atOnce }: Tried, pairs: number): string {
  const [worst] = impacts;
  const felt = impacts.filter(isFelt).length;
  const head =
    atOnce === 2
      ? `${String(tried)} pairs of failures, of which ${String(felt)} do more than both do alone`
      : `${String(tried)} single ${tried === 1 ? "failure" : "failures"}, of which ${String(felt)} are felt`;
  if (worst === undefined || lostBy(worst) === 0)
    return felt === 0 ? head : `${head}: none takes any of ${String(pairs)} pairs away`;
  const byRoutes = impacts.filter(({ unreachable }) => unreachable.count > 0).length;
  return `${head}: the worst, ${nameOfAll(worst.failures)}, takes ${String(lostBy(worst))} of ${String(pairs)} pairs away; ${String(byRoutes)} take away what cables still join`;
}

/** Groups of failures that are felt, as rows. */
export const failureRows = (groups: readonly Alike[]): readonly (readonly string[])[] =>
  groups.filter(({ first }) => isFelt(first)).map(row);

/** The same for a terminal, at most `top` of them. */
export function failuresText(groups: readonly Alike[], top: number): string {
  const felt = failureRows(groups);
  if (felt.length === 0) return "";
  const more = felt.length - top;
  return `${table(FAILURE_HEAD, felt.slice(0, top))}\n${more > 0 ? `${String(more)} kinds more: --top ${String(felt.length)} shows them\n` : ""}`;
}
