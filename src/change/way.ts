import { schedule } from "./batches.ts";
import { censusOf, countPairs, lostAt, type Lost } from "./census.ts";
import { expanded } from "./expand.ts";
import { mixerOf, type Versions } from "./mixed.ts";
import { reduced } from "./reduce.ts";
import { search } from "./search.ts";
import type { Side } from "./side.ts";
import { stepsOf, versionsAfter, type StepBatch } from "./steps.ts";
import { TIMINGS } from "./timing.ts";
import { idOf, unitsBetween, type Unit, type Units } from "./units.ts";
import { worldOf } from "./world.ts";
import { atRest, type SimulationInput } from "../simulate/index.ts";

export interface WayOptions {
  /** Mixed fabrics that may be simulated to find a way that costs less than always what costs least at once. Default 40. */
  readonly most?: number;
}

/** From what runs to what is wanted, in batches. Plain data. */
export interface Way {
  readonly batches: readonly StepBatch[];
  /** What the end takes that the start has, whatever the way: with an empty list of examples where it is nothing. */
  readonly end: Lost;
  /** Ordered pairs of a node, or a router outside, and an address, that are there before and after. */
  readonly pairs: number;
  /** Pairs times milliseconds, on the way. */
  readonly cost: number;
  /** Milliseconds, at most, that the batches take together. */
  readonly ms: number;
  /** The search ended before all that may cost less was looked at. */
  readonly gaveUp: boolean;
  /** Mixed fabrics that were simulated. */
  readonly simulated: number;
  /** Racks that were looked at, of how many: the others go as those that they are like, and no pair of theirs is counted. */
  readonly racks: { readonly looked: number; readonly all: number };
}

const MOST = 40;

const torsOf = ({ rackOf }: Side, rack: string): readonly string[] =>
  [...rackOf].flatMap(([name, of]) => (of === rack ? [name] : []));

function alikeRacks(
  before: Side,
  after: Side,
  { racks }: Units,
  kept: ReadonlySet<string>,
): Parameters<typeof expanded>[1] {
  const withTors = (name: string) => {
    const tors = torsOf(after, name);
    return { name, tors: tors.length > 0 ? tors : torsOf(before, name) };
  };
  return [...Map.groupBy(racks.keys(), (name) => racks.get(name) ?? "").values()].map((names) => ({
    kept: names.filter((name) => kept.has(name)).map(withTors),
    others: names.filter((name) => !kept.has(name)).map(withTors),
  }));
}

const msOf = (batches: readonly StepBatch[]): number =>
  batches.reduce(
    (sum, { steps, ms }) =>
      sum +
      (steps.every(({ does }) => does === "drains" || does === "returns")
        ? TIMINGS.drain.ms
        : TIMINGS.delivery.ms) +
      ms,
    0,
  );

/** The way from one fabric to another. A pure function. */
export function findWay(before: Side, after: Side, { most = MOST }: WayOptions = {}): Way {
  const all = unitsBetween(before, after);
  const part = reduced(before, after, all.racks);
  const { units } = unitsBetween(part.before, part.after);
  const world = worldOf(part.before, part.after, units);
  const path = search(world, most);
  const found = schedule(world, path.ways);
  const batches = expanded(
    found.map(stepsOf),
    alikeRacks(before, after, all, part.racks.kept),
    new Map(all.units.map((unit) => [idOf(unit), unit])),
  );
  const [first, last] = world.ends;
  const census = censusOf(first, last, false);
  const cost = batches.reduce(
    (sum, { losses }) => sum + losses.reduce((own, { pairs, partly, ms }) => own + (pairs + partly) * ms, 0),
    0,
  );
  return {
    batches,
    end: lostAt(census, last.simulation, atRest(last.simulation)),
    pairs: countPairs(census),
    cost,
    ms: msOf(batches),
    gaveUp: path.gaveUp && cost > 0,
    simulated: world.simulated(),
    racks: { looked: part.racks.kept.size, all: part.racks.all },
  };
}

/** The fabric after each batch: what every device does then. */
export function fabricsOnTheWay(
  before: Side,
  after: Side,
  { batches }: Pick<Way, "batches">,
): readonly { readonly versions: Versions; readonly intents: SimulationInput }[] {
  const { units } = unitsBetween(before, after);
  const mixer = mixerOf(before, after);
  return versionsAfter(units, batches).map((versions) => ({ versions, intents: mixer.mixed(versions) }));
}

/** What can be asked about consent: what a batch changes that loses something, by name, each once. */
export const consentsOf = ({ batches }: Pick<Way, "batches">): readonly string[] => [
  ...new Set(
    batches.flatMap(({ steps, losses }) =>
      losses.length === 0
        ? []
        : steps.filter(({ does }) => does !== "drains" && does !== "returns").map(({ unit }) => nameOf(unit)),
    ),
  ),
];

/** What a unit is called where somebody names it: a device by its name, a rack's objects in one of several clusters with that before. */
export const nameOf = ({ name, device, cluster }: Unit): string =>
  [...(cluster === undefined ? [] : [cluster]), name, ...(device === null ? [] : [device])].join("/");
