import type { Step, StepBatch } from "./steps.ts";
import { idOf, type Unit } from "./units.ts";

interface Rack {
  readonly name: string;
  readonly tors: readonly string[];
}

/** From names in one rack to those at the same places in another. */
const namesIn = (from: Rack, to: Rack): ((name: string) => string) => {
  const names = new Map([
    [from.name, to.name],
    ...from.tors.map((tor, at) => [tor, to.tors[at] ?? tor] as const),
  ]);
  return (name) => names.get(name) ?? name;
};

/** A step in one rack, or towards it, as it is in another; null where it is neither. */
function stepIn(step: Step, from: Rack, to: Rack, units: ReadonlyMap<string, Unit>): Step | null {
  const rename = namesIn(from, to);
  const towards = step.towards.filter((peer) => from.tors.includes(peer)).map(rename);
  const { unit } = step;
  if (unit.rack !== from.name) return towards.length === 0 ? null : { ...step, towards };
  const other = units.get(
    idOf({ ...unit, name: rename(unit.name), device: unit.device === null ? null : rename(unit.device) }),
  );
  return other === undefined ? null : { ...step, unit: other, towards: step.towards.map(rename) };
}

/** Steps of one batch, of which those of one unit towards several peers are one. */
function joined(steps: readonly Step[]): readonly Step[] {
  const byUnit = new Map<string, Step>();
  for (const step of steps) {
    const there = byUnit.get(idOf(step.unit));
    byUnit.set(
      idOf(step.unit),
      there === undefined ? step : { ...there, towards: [...new Set([...there.towards, ...step.towards])] },
    );
  }
  return [...byUnit.values()];
}

const batchesWith = (batches: readonly StepBatch[], rack: string): readonly number[] =>
  batches.flatMap(({ steps }, at) => (steps.some(({ unit }) => unit.rack === rack) ? [at] : []));

/**
 * The way of a fabric from that of a part of it: racks that were not looked at go with the last of those that they are like where these go together, and
 * after it, the same way, where each goes by itself.
 *
 * @param alike racks that are changed alike, those that were looked at first, each with its ToRs
 */
export function expanded(
  batches: readonly StepBatch[],
  alike: readonly { readonly kept: readonly Rack[]; readonly others: readonly Rack[] }[],
  units: ReadonlyMap<string, Unit>,
): readonly StepBatch[] {
  let all = batches;
  for (const { kept, others } of alike) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last === undefined || others.length === 0) continue;
    const own = batchesWith(all, last.name);
    const together = before === undefined || batchesWith(all, before.name).join() === own.join();
    const copies = (batch: StepBatch): readonly Step[] =>
      others.flatMap((rack) => batch.steps.flatMap((step) => stepIn(step, last, rack, units) ?? []));
    if (together) {
      all = all.map((batch) => ({ ...batch, steps: joined([...batch.steps, ...copies(batch)]) }));
      continue;
    }
    const more = others.flatMap((rack) =>
      own.flatMap((at): StepBatch[] => {
        const batch = all[at];
        if (batch === undefined) return [];
        return [{ ...batch, steps: batch.steps.flatMap((step) => stepIn(step, last, rack, units) ?? []) }];
      }),
    );
    const end = (own.at(-1) ?? -1) + 1;
    all = [...all.slice(0, end), ...more, ...all.slice(end)];
  }
  return all;
}
