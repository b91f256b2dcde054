import type { MoveBatch, Wait } from "./batches.ts";
import type { Versions } from "./mixed.ts";
import type { Loss } from "./transition.ts";
import { idOf, type Unit } from "./units.ts";
import { AFTER, firstVersion, type Version } from "./version.ts";

/** What becomes of a unit in a step. */
export type Does = "comes" | "changes" | "goes" | "drains" | "returns" | "changes-towards";

export interface Step {
  readonly unit: Unit;
  readonly does: Does;
  /** Whether it is drained afterwards. */
  readonly drained: boolean;
  /** Of `changes-towards`: the peers towards which it is as wanted from here on. Else empty. */
  readonly towards: readonly string[];
}

/** Steps of which any may come before any other. */
export interface StepBatch {
  readonly steps: readonly Step[];
  readonly losses: readonly Loss[];
  /** Milliseconds until the sessions are up that come up. */
  readonly ms: number;
  readonly waits: Wait | null;
}

function doesOf(unit: Unit, was: Version, is: Version): Does {
  if (is.side === was.side) {
    if (is.drained !== was.drained) return is.drained ? "drains" : "returns";
    return "changes-towards";
  }
  if (!unit.before) return "comes";
  return unit.after ? "changes" : "goes";
}

export function stepsOf({ moves, from, transition, waits }: MoveBatch): StepBatch {
  return {
    steps: moves.map(({ unit, to }): Step => {
      const was = from.get(idOf(unit)) ?? firstVersion(unit);
      return {
        unit,
        does: doesOf(unit, was, to),
        drained: to.drained,
        towards: to.towards.filter((peer) => !was.towards.includes(peer)),
      };
    }),
    losses: transition.losses,
    ms: transition.ms,
    waits,
  };
}

/** How far everything is after each of these batches. */
export function versionsAfter(units: readonly Unit[], batches: readonly StepBatch[]): readonly Versions[] {
  let versions: Versions = new Map(units.map((unit) => [idOf(unit), firstVersion(unit)]));
  return batches.map(({ steps }) => {
    const made = new Map(versions);
    for (const { unit, does, drained, towards } of steps) {
      const was = versions.get(idOf(unit)) ?? firstVersion(unit);
      const stays = does === "drains" || does === "returns" || does === "changes-towards";
      const side = stays ? was.side : AFTER.side;
      made.set(idOf(unit), {
        side,
        drained,
        towards: side === "after" ? [] : [...was.towards, ...towards],
      });
    }
    versions = made;
    return made;
  });
}
