/** One thing that is measured, beside something that anybody can judge by, in the same run: machines differ, and ratios do less so. */
export interface Figure {
  readonly name: string;
  /** What it is set against. */
  readonly reference: string;
  /** The ratio of the two that is wanted at most. */
  readonly goal: number;
  /** Default milliseconds. */
  readonly unit?: Unit;
  readonly measure: () => Measured;
}

export type Unit = "ms" | "MiB";

/** In the figure's unit. */
export interface Measured {
  readonly ours: number;
  readonly reference: number;
}

/** A figure that was measured. */
export interface Row extends Measured {
  readonly figure: string;
  readonly against: string;
  readonly unit: Unit;
  readonly ratio: number;
  readonly goal: number;
  readonly met: boolean;
}

export function rowOf({ name, reference: against, goal, unit = "ms", measure }: Figure): Row {
  const { ours, reference } = measure();
  const ratio = ours / reference;
  return { figure: name, against, ours, reference, unit, ratio, goal, met: ratio <= goal };
}

/** The milliseconds that work takes. */
export const clocked = (work: () => unknown): number => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};

/** The least of a few turns of each, one after the other: others use the machine too, and they only ever add. */
export function least(turns: number, ours: () => unknown, reference: () => unknown): Measured {
  const times = Array.from({ length: turns }, () => [clocked(reference), clocked(ours)] as const);
  return {
    reference: Math.min(...times.map(([time]) => time)),
    ours: Math.min(...times.map(([, time]) => time)),
  };
}
