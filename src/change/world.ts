import { UnsettledNetwork } from "../simulate/index.ts";
import { censusOf, countPairs, type Census } from "./census.ts";
import { withoutLoosePorts } from "./loose-ports.ts";
import { mixerOf, type Mixer, type Versions } from "./mixed.ts";
import { simulatedOnce } from "./once.ts";
import { sessionNames, settle, type Settled } from "./settled.ts";
import type { Side } from "./side.ts";
import { recently } from "./recent.ts";
import { TIMINGS } from "./timing.ts";
import { restOf, transition, type Transition } from "./transition.ts";
import { idOf, turningDevices, type Unit } from "./units.ts";
import { AFTER, firstVersion, versionKey } from "./version.ts";

/** A change as something to search a way through: every mixed fabric, and what it costs to go from one to another. Each is worked out once. */
export interface World {
  readonly units: readonly Unit[];
  readonly mixer: Mixer;
  readonly start: Versions;
  readonly end: Versions;
  /** What runs, and what is wanted. */
  readonly ends: readonly [Settled, Settled];
  readonly census: Census;
  readonly between: (from: Versions, to: Versions) => Transition;
  /** Sessions that are there before and after, by the names of their ends, and are not up. */
  readonly missing: (versions: Versions) => number;
  /** The most of these that one ToR or node has which is not drained: how much of its redundancy somebody is without. */
  readonly exposed: (versions: Versions) => number;
  /** Whether traffic may go another way while a switch is drained: it is not the only one at its place, and routes before and after. */
  readonly drains: (name: string) => boolean;
  /** How many mixed fabrics have been simulated so far. */
  readonly simulated: () => number;
}

/** Mixed fabrics that are kept with all that their routers know: a way is looked for near where one stands. */
const KEPT = 64;

type Pairs = ReadonlySet<string>;

const pairsUp = ({ simulation: { network }, sessions }: Settled): Pairs =>
  new Set([...sessions.values()].map((at) => [...sessionNames(network, at)].sort().join(" ")));

export const stateKey = (versions: Versions): string =>
  [...versions].map(([id, version]) => `${id}=${versionKey(version)}`).join("|");

/** Switches that are the only one at their place: the spine of a fabric or a pod, the super-spine of all pods, or the ToR of a rack. */
function loneSwitches(before: Side, after: Side): ReadonlySet<string> {
  const names = new Set([...before.intents.switches, ...after.intents.switches].map(({ device }) => device));
  const placeOf = ({ rackOf, tierOf }: Side, name: string): string | undefined =>
    rackOf.get(name) ?? tierOf.get(name);
  const places = Map.groupBy(names, (name) => placeOf(after, name) ?? placeOf(before, name) ?? "");
  return new Set([...places.values()].flatMap((some) => (some.length === 1 ? some : [])));
}

/** Routers that never come to rest: nothing is known to arrive. */
const restless = (census: Census, why: string): Transition => {
  const pairs = countPairs(census);
  const { ms } = TIMINGS.between;
  return {
    losses: [{ phase: "rest", pairs, partly: 0, ms, examples: [], why: [why] }],
    cost: pairs * ms,
    ms: 0,
  };
};

/** @throws UnsettledNetwork where the routers of what runs, or of what is wanted, never come to rest */
export function worldOf(before: Side, after: Side, units: readonly Unit[]): World {
  const mixer = mixerOf(before, after);
  const start: Versions = new Map(units.map((unit) => [idOf(unit), firstVersion(unit)]));
  const end: Versions = new Map(units.map((unit) => [idOf(unit), AFTER]));
  const recent = recently<Settled | UnsettledNetwork>(KEPT);
  const seen = new Set<string>();
  const costs = new Map<string, Transition>();
  const lone = loneSwitches(before, after);
  const turning = turningDevices(before, after);
  const held = new Set([...mixer.addresses.values()].flatMap((own) => [...own]));
  const networkFor = simulatedOnce((intent) => withoutLoosePorts(intent, held));

  function tried(versions: Versions): Settled | UnsettledNetwork {
    const mixed = mixer.mixed(versions);
    try {
      return settle(mixed, networkFor(mixed));
    } catch (error) {
      if (error instanceof UnsettledNetwork) return error;
      throw error;
    }
  }
  function settled(versions: Versions): Settled | UnsettledNetwork {
    const key = stateKey(versions);
    seen.add(key);
    return recent(key, () => tried(versions));
  }
  function sound(versions: Versions): Settled {
    const found = settled(versions);
    if (found instanceof UnsettledNetwork) throw found;
    return found;
  }

  const ends = [sound(start), sound(end)] as const;
  const census = censusOf(...ends, true);
  const [first, last] = [pairsUp(ends[0]), pairsUp(ends[1])];
  const lasting = [...first].filter((pair) => last.has(pair));

  function missingIn(found: Settled): readonly string[] {
    const up = pairsUp(found);
    return lasting.filter((pair) => !up.has(pair));
  }
  function cost(from: Versions, to: Versions): Transition {
    const [was, is] = [settled(from), settled(to)];
    if (is instanceof UnsettledNetwork) return restless(census, is.message);
    if (was instanceof UnsettledNetwork) return restOf(census, is, ends[0]);
    return transition(census, was, is, ends[0]);
  }

  return {
    units,
    mixer,
    start,
    end,
    ends,
    census,
    between: (from, to) => {
      const key = `${stateKey(from)} > ${stateKey(to)}`;
      const found = costs.get(key) ?? cost(from, to);
      costs.set(key, found);
      return found;
    },
    missing: (versions) => {
      const found = settled(versions);
      return found instanceof UnsettledNetwork ? lasting.length : missingIn(found).length;
    },
    exposed: (versions) => {
      const found = settled(versions);
      if (found instanceof UnsettledNetwork) return lasting.length;
      const counts = new Map<string, number>();
      for (const pair of missingIn(found))
        for (const name of pair.split(" ")) counts.set(name, (counts.get(name) ?? 0) + 1);
      const standing = found.simulation.network.routers.filter(
        ({ role, draining }) => role !== "spine" && role !== "super-spine" && !draining,
      );
      return Math.max(0, ...standing.map(({ name }) => counts.get(name) ?? 0));
    },
    drains: (name) => !lone.has(name) && !turning.has(name),
    simulated: () => seen.size,
  };
}
