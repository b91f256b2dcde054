import type { Step, StepBatch } from "../change/index.ts";

const isOnDevice = ({ unit: { kind } }: Step): boolean =>
  kind === "switch" || kind === "bridge" || kind === "host";

const helps = ({ does }: Step): boolean => does === "drains" || does === "returns";

/** One device of a batch, then all else of it. Where any order of a batch loses nothing, this one does not either. */
function parted(batch: StepBatch): readonly StepBatch[] {
  const first = batch.steps.find(isOnDevice);
  const others = batch.steps.filter((step) => step !== first);
  if (first === undefined || batch.losses.length > 0 || !others.some(isOnDevice)) return [batch];
  return [
    { ...batch, steps: [first] },
    { ...batch, steps: others, waits: null },
  ];
}

/**
 * Batches with a device ahead of the others where something is done for the first time: drained, and changed. What is wrong with the change
 * shows there, and nowhere else. Where that would cost something, they are as they were.
 */
export function withCanary(batches: readonly StepBatch[]): readonly StepBatch[] {
  const first = batches.findIndex(({ steps }) => steps.some(isOnDevice));
  const changing = batches.findIndex(({ steps }) => steps.some((step) => isOnDevice(step) && !helps(step)));
  return batches.flatMap((batch, at) => (at === first || at === changing ? parted(batch) : [batch]));
}
