import { sideOf } from "../../../src/change/index.ts";
import { unitsBetween } from "../../../src/change/units.ts";
import { checkWorks } from "../../../src/compare/index.ts";
import { compileSpec, type CompiledFabric, type DatacenterSpec } from "../../../src/index.ts";
import { isError } from "../../../src/diagnostics/index.ts";
import { guardedBetween, renumberedBetween } from "../../../src/review/index.ts";
import { randomOf } from "../../fuzz/random.ts";
import { changed } from "./changes.ts";
import { anySpec, type Largest } from "./specs.ts";

/** Two fabrics of which each works by itself. */
export interface Pair {
  readonly seed: number;
  /** What is changed, in words. */
  readonly kinds: readonly string[];
  readonly specs: readonly [DatacenterSpec, DatacenterSpec];
  readonly before: CompiledFabric;
  readonly after: CompiledFabric;
}

/** Compiled, where it is sound and what is meant to arrive does. */
function sound(spec: DatacenterSpec): CompiledFabric | null {
  const compilation = compileSpec(spec);
  if (!compilation.ok) return null;
  return checkWorks(spec, compilation.fabric).some(isError) ? null : compilation.fabric;
}

const TRIES = 200;

/** Of all pairs that follow from a seed the first of which both are sound and something has to change. */
export function pairOf(seed: number, largest: Largest): Pair {
  const random = randomOf(seed);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const from = anySpec(random, largest);
    const before = sound(from);
    if (before === null) continue;
    const { kinds, spec: to } = changed(random, from);
    const after = sound(to);
    if (after === null || unitsBetween(sideOf(before), sideOf(after)).units.length === 0) continue;
    return { seed, kinds, specs: [from, to], before, after };
  }
  throw new RangeError(`seed ${String(seed)} has no pair of sound fabrics`);
}

/** Everybody who has to be named before their numbers change. */
export function leaveOf({ before, after }: Pair): readonly string[] {
  const none = new Set<string>();
  return [
    ...renumberedBetween(before, after, none).map(({ name }) => name),
    ...guardedBetween(before, after, none).flatMap(({ named }) => named ?? []),
  ];
}
