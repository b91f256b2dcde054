import { fabricsOnTheWay, type Side, type Way } from "../../../src/change/index.ts";
import { censusOf, type Census } from "../../../src/change/census.ts";
import { mixerOf, type Versions } from "../../../src/change/mixed.ts";
import { simulatedOnce } from "../../../src/change/once.ts";
import { settle, type Settled } from "../../../src/change/settled.ts";
import { versionsAfter, type Step } from "../../../src/change/steps.ts";
import { transition, type Loss } from "../../../src/change/transition.ts";
import { idOf, unitsBetween } from "../../../src/change/units.ts";
import { AFTER, firstVersion } from "../../../src/change/version.ts";
import type { SimulationInput } from "../../../src/simulate/index.ts";
import { randomOf } from "../../fuzz/random.ts";

/* A way gone again with all that the fabric has, each state from the intents of its devices: nothing of the search is used. */

const settled = (intents: SimulationInput): Settled => settle(intents, simulatedOnce((one) => one)(intents));

/** Racks, and the peers in each, come in the order in which they came to be: none is asked for. */
const unordered = ({ racks, ...rest }: SimulationInput["cluster"]): unknown => ({
  ...rest,
  racks: new Set(racks.map((rack) => ({ ...rack, peerings: new Set(rack.peerings) }))),
});

/** Whatever the way ends in, as something to hold against what is wanted. */
export const comparable = ({ switches, bridges, hosts, outside, cluster }: SimulationInput): unknown => ({
  switches: new Set(switches),
  bridges: new Set(bridges),
  hosts: new Set(hosts),
  outside: new Set(outside),
  cluster: unordered(cluster),
});

export const endOf = (before: Side, after: Side, way: Way): unknown =>
  comparable(fabricsOnTheWay(before, after, way).at(-1)?.intents ?? before.intents);

const said = (losses: readonly Pick<Loss, "phase" | "pairs" | "partly" | "ms">[]): string =>
  losses
    .map(({ phase, pairs, partly, ms }) => `${phase} ${String(pairs)}+${String(partly)} for ${String(ms)}`)
    .join(", ");

/** Parts of a batch that are tried. */
const MOST_PARTS = 6;
/** Steps up to which the most that is lost while some of a batch are done is foretold; of more it may be more. */
const EVERY_PART = 7;

/** Some of several steps: each of a few, or of many so many by chance. */
function partsOf(steps: readonly Step[], seed: number): readonly (readonly Step[])[] {
  if (steps.length < 2) return [];
  const random = randomOf(seed);
  const all = 2 ** Math.min(steps.length, 30) - 1;
  const sets =
    all - 1 <= MOST_PARTS
      ? Array.from({ length: all - 1 }, (_, at) => steps.filter((_step, bit) => ((at + 1) >> bit) % 2 === 1))
      : Array.from({ length: MOST_PARTS }, () => steps.filter(() => random.chance(0.5)));
  return sets.filter(({ length }) => length > 0 && length < steps.length);
}

/** What was foretold otherwise than it comes, in words. */
export function retrace(before: Side, after: Side, way: Way, seed: number): readonly string[] {
  const { units } = unitsBetween(before, after);
  const { mixed } = mixerOf(before, after);
  const start: Versions = new Map(units.map((unit) => [idOf(unit), firstVersion(unit)]));
  const states = versionsAfter(units, way.batches);
  const first = settled(mixed(start));
  const last = settled(mixed(new Map(units.map((unit) => [idOf(unit), AFTER]))));
  const census: Census = censusOf(first, last, true);
  const whole = way.racks.looked === way.racks.all;
  const faults: string[] = [];
  let [from, was] = [start, first];
  for (const [at, { steps, losses }] of way.batches.entries()) {
    const to = states[at] ?? start;
    const is = settled(mixed(to));
    const found = transition(census, was, is, first).losses;
    const foretold = losses.filter(({ phase }) => phase !== "uneven");
    const [saw, told] = [said(found), said(foretold)];
    if (whole ? saw !== told : (saw === "") !== (told === ""))
      faults.push(`batch ${String(at + 1)}: foretold ${told || "nothing"}, and it loses ${saw || "nothing"}`);
    const uneven = Math.max(
      0,
      ...losses.filter(({ phase }) => phase === "uneven").map(({ pairs, partly }) => pairs + partly),
    );
    for (const part of partsOf(steps, seed + at)) {
      const meanwhile = versionsAfter(units, [
        ...way.batches.slice(0, at),
        { steps: part, losses: [], ms: 0, waits: null },
      ]).at(-1);
      const between = transition(census, was, settled(mixed(meanwhile ?? from)), first).losses;
      const most = Math.max(
        0,
        ...between.filter(({ phase }) => phase === "rest").map(({ pairs, partly }) => pairs + partly),
      );
      const isWorse =
        losses.length === 0
          ? between.length > 0
          : steps.length <= EVERY_PART && (whole ? most > uneven : most > 0 && uneven === 0);
      if (isWorse)
        faults.push(
          `batch ${String(at + 1)}: with ${part.map(({ unit }) => idOf(unit)).join(", ")} first it loses ${said(between)}; foretold is ${said(losses) || "nothing"}`,
        );
    }
    [from, was] = [to, is];
  }
  return faults;
}
