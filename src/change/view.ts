import type { Lost } from "./census.ts";
import type { Step, StepBatch } from "./steps.ts";
import type { Loss } from "./transition.ts";
import { consentsOf, nameOf, type Way } from "./way.ts";

/** One pair of those that are lost. */
export interface PairView {
  readonly from: string;
  readonly to: string;
  readonly address: string;
}

export interface LossView {
  readonly phase: Loss["phase"];
  readonly pairs: number;
  readonly partly: number;
  /** At most. */
  readonly seconds: number;
  readonly why: readonly string[];
  readonly examples: readonly PairView[];
}

export interface StepView {
  readonly kind: Step["unit"]["kind"];
  /** As consent names it. */
  readonly name: string;
  readonly rack: string | null;
  readonly does: Step["does"];
  /** Whether it is drained afterwards. */
  readonly drained: boolean;
  readonly towards: readonly string[];
}

export interface BatchView {
  readonly steps: readonly StepView[];
  readonly losses: readonly LossView[];
  /** What would be lost if it did not wait for the batch before; null of the first. */
  readonly waits: { readonly step: string; readonly pairs: number; readonly example: string | null } | null;
}

/** A way as programs read it. */
export interface WayView {
  readonly lossless: boolean;
  readonly batches: readonly BatchView[];
  /** What has to be consented to, by name; empty where nothing is lost. */
  readonly consent: readonly string[];
  readonly pairs: number;
  /** What is lost in the end, whatever the way. */
  readonly end: Pick<LossView, "pairs" | "partly" | "examples">;
  /** Pairs times seconds, at most, on the way. */
  readonly lost: number;
  /** All batches, at most. */
  readonly seconds: number;
  readonly gaveUp: boolean;
  readonly simulated: number;
  readonly racks: Way["racks"];
}

const seconds = (ms: number): number => ms / 1000;

const examplesOf = ({ examples }: Lost): readonly PairView[] => examples;

const lossView = (loss: Loss): LossView => ({
  phase: loss.phase,
  pairs: loss.pairs,
  partly: loss.partly,
  seconds: seconds(loss.ms),
  why: loss.why,
  examples: examplesOf(loss),
});

const stepView = ({ unit, does, drained, towards }: Step): StepView => ({
  kind: unit.kind,
  name: nameOf(unit),
  rack: unit.rack,
  does,
  drained,
  towards,
});

const batchView = ({ steps, losses, waits }: StepBatch): BatchView => ({
  steps: steps.map(stepView),
  losses: losses.map(lossView),
  waits:
    waits === null
      ? null
      : {
          step: nameOf(waits.unit),
          pairs: waits.pairs,
          example: waits.example === null ? null : `${waits.example.from} to ${waits.example.to}`,
        },
});

export const viewWay = (way: Way): WayView => ({
  lossless: way.cost === 0,
  batches: way.batches.map(batchView),
  consent: consentsOf(way),
  pairs: way.pairs,
  end: { pairs: way.end.pairs, partly: way.end.partly, examples: examplesOf(way.end) },
  lost: seconds(way.cost),
  seconds: seconds(way.ms),
  gaveUp: way.gaveUp,
  simulated: way.simulated,
  racks: way.racks,
});
