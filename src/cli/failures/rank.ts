import type { Failure, Impact } from "../../simulate/index.ts";
import { devicesOf } from "./choose.ts";

/** Failures at once, and what they do. */
export interface SetImpact extends Impact {
  readonly failures: readonly Failure[];
}

/** Failures of the same kind of things that do the same, the first of them as an example. */
export interface Alike {
  readonly kind: string;
  readonly count: number;
  readonly first: SetImpact;
}

/** Pairs that have no way, be it for want of a cable or of a route. */
export const lostBy = ({ cut, unreachable }: Impact): number => cut.count + unreachable.count;

/** What counts most first. */
export const severityOf = (impact: Impact): readonly number[] => [
  lostBy(impact),
  impact.partlyLost.count,
  impact.loops.count,
  impact.valleys.count,
  impact.fewerPaths.count,
];

export const isFelt = (impact: Impact): boolean => severityOf(impact).some((count) => count > 0);

const compareLists = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
};

/** The worst first; of equal ones in the order in which they came. */
export const worstFirst = <T extends Impact>(impacts: readonly T[]): readonly T[] =>
  impacts.toSorted((a, b) => compareLists(severityOf(a), severityOf(b)));

/** `link of a tor`, `session tor--spine`, `spine`. */
function kindOf(failure: Failure, roles: ReadonlyMap<string, string>): string {
  const of = devicesOf(failure).map((device) => roles.get(device) ?? "device");
  if (failure.kind === "session") return `session ${of.sort().join("--")}`;
  return failure.kind === "device" ? of.join() : `${failure.kind} of ${of.join()}`;
}

/** Failures, the worst first, alike ones as one. */
export function groupAlike(
  impacts: readonly SetImpact[],
  roles: ReadonlyMap<string, string>,
): readonly Alike[] {
  const groups = Map.groupBy(worstFirst(impacts), (impact) => {
    const kinds = impact.failures.map((failure) => kindOf(failure, roles)).sort();
    return JSON.stringify([kinds.join(" + "), ...severityOf(impact), impact.cut.count]);
  });
  return [...groups].flatMap(([key, alike]): Alike[] => {
    const [first] = alike;
    const [kind] = JSON.parse(key) as [string];
    return first === undefined ? [] : [{ kind, count: alike.length, first }];
  });
}

/** All that was tried. */
export interface Tried {
  /** The worst first. Of two at once those alone that do more together than each by itself. */
  readonly impacts: readonly SetImpact[];
  readonly groups: readonly Alike[];
  /** How many were tried. */
  readonly tried: number;
  readonly atOnce: 1 | 2;
}
