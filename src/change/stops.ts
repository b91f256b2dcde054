import type { SwitchIntent } from "../intent/index.ts";
import type { SimulationInput } from "../simulate/index.ts";
import { mixerOf, type Versions } from "./mixed.ts";
import type { Side } from "./side.ts";
import { versionsAfter, type StepBatch } from "./steps.ts";
import { idOf, unitsBetween } from "./units.ts";
import { BEFORE, firstVersion, type Version } from "./version.ts";

/** A fabric on the way, at rest between two batches. */
export interface Stop {
  /** What every device does then, as it is simulated. */
  readonly intents: SimulationInput;
  /** What a switch is told to do; null where it is not there. */
  readonly switchOf: (name: string) => SwitchIntent | null;
  /** Of a device that is there before and after: which of the two it is. */
  readonly sideOf: (kind: "switch" | "bridge" | "host", name: string) => Version["side"];
  /** Switches that a step of the way has drained. */
  readonly drained: readonly string[];
}

/** Every stop of a way: before its first batch, and after each. */
export function stopsOf(before: Side, after: Side, batches: readonly StepBatch[]): readonly Stop[] {
  const { units } = unitsBetween(before, after);
  const mixer = mixerOf(before, after);
  const start: Versions = new Map(units.map((unit) => [idOf(unit), firstVersion(unit)]));
  return [start, ...versionsAfter(units, batches)].map((versions): Stop => {
    const at = (kind: "switch" | "bridge" | "host", name: string): Version =>
      versions.get(idOf({ kind, name, device: null })) ?? BEFORE;
    return {
      intents: mixer.mixed(versions),
      switchOf: (name) => mixer.switchAt(name, at("switch", name)),
      sideOf: (kind, name) => at(kind, name).side,
      drained: units.filter((unit) => versions.get(idOf(unit))?.drained === true).map(({ name }) => name),
    };
  });
}
