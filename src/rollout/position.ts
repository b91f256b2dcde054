import type { Stage } from "./stages.ts";
import { touched } from "./legs.ts";

/** How far a run has come, by what devices run. */
export type Position =
  /** After so many batches; where `whole` is false some devices of the next are done as well. */
  | { readonly kind: "found"; readonly stage: number; readonly whole: boolean }
  /** Of these devices each runs what it runs at no one stage at which the others are. */
  | { readonly kind: "lost"; readonly devices: readonly string[] };

/**
 * Where on a way devices are. They are between two stages that follow one another, each at one of them; of several such places it is the one
 * that was written down last, or else the first: what is done again changes nothing.
 *
 * @param runs what each device that the way touches runs; null where it has nothing of the fabric
 * @param noted the stage that was come to for certain; 0 where nothing was written down
 */
export function positionOf(
  stages: readonly Stage[],
  runs: ReadonlyMap<string, string | null>,
  noted: number,
): Position {
  const wanted = [...touched(stages)].map(([device, all]) => ({
    runs: runs.get(device) ?? null,
    device,
    at: all.map((one) => one?.artifact ?? null),
  }));
  const isAt = (stage: number) => (one: (typeof wanted)[number]) => one.at[stage] === one.runs;
  const all = stages.map((_, stage) => stage);
  const order = [...all.filter((stage) => stage >= noted), ...all.filter((stage) => stage < noted)];
  const isBetween = (stage: number): boolean =>
    wanted.every((one) => isAt(stage)(one) || isAt(Math.min(stage + 1, stages.length - 1))(one));
  const stage = order.find((one) => wanted.every(isAt(one)) && one === noted) ?? order.find(isBetween);
  if (stage !== undefined) return { kind: "found", stage, whole: wanted.every(isAt(stage)) };
  const strangers = wanted.filter((one) => !one.at.includes(one.runs));
  return { kind: "lost", devices: (strangers.length > 0 ? strangers : wanted).map(({ device }) => device) };
}
