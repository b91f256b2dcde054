import {
  isSource,
  podDestinations,
  targetsOf,
  type Destination,
  type Target,
} from "./forwarding/destinations.ts";
import { hopsOf, type Lookup } from "./forwarding/hops.ts";
import { blankVerdicts, judge, REACHES, TO_JUDGE, tiersOf, type Verdicts } from "./forwarding/judge.ts";
import { hasClusters, keptApart } from "./forwarding/crossings.ts";
import {
  countPair,
  countVerdicts,
  none,
  noFindings,
  type PairCount,
  type PairFindings,
} from "./forwarding/findings.ts";
import { item } from "./item.ts";
import type { Simulation } from "./simulate.ts";

/** Whether every node reaches every destination that is not its own, and what is outside every node's, and how. */
export interface Reachability extends PairFindings {
  /** Ordered pairs of a node and a destination behind another node or outside, and of a router outside and a node's destination. */
  readonly pairs: number;
  /** How many pairs have how many equal-cost paths, by the number of paths. */
  readonly equalPaths: readonly { readonly paths: number; readonly pairs: number }[];
  /** Of nodes that do reach each other though their clusters are apart; none of `pairs`. Absent where there is one cluster. */
  readonly crossings?: PairCount;
}

export const lookupIn =
  ({ states }: Simulation): Lookup =>
  (router, prefix) =>
    item(states, prefix).forwarding[router] ?? 0;

/** What becomes of everybody's flows to one destination. */
export function verdictsOf(simulation: Simulation, target: Target, tiers: Int8Array): Verdicts {
  const { machine, health, network } = simulation;
  const lookup = lookupIn(simulation);
  const verdicts = blankVerdicts(network.routers.length);
  const progress = new Uint8Array(network.routers.length);
  const hops = (router: number) => hopsOf(machine, health, lookup, target, router);
  for (const router of network.routers.keys())
    if (progress[router] === TO_JUDGE) judge(router, progress, verdicts, tiers, hops);
  return verdicts;
}

/** The routers that may send to a destination. */
const sourcesOf = ({ network, health }: Simulation, target: Target): readonly number[] =>
  [...network.routers.keys()].filter((router) => isSource(network, health.routers, router, target));

/** How many ordered pairs there are of a source and a destination, whether or not one reaches the other. */
export const pairsIn = (simulation: Simulation): number =>
  targetsOf(simulation.machine, podDestinations(simulation.network)).reduce(
    (sum, target) => sum + sourcesOf(simulation, target).length,
    0,
  );

/** A destination that stands for so many. */
export interface CountedTarget {
  readonly target: Target;
  readonly times: number;
}

/** From every node, and from outside, to these destinations; by default to every block, host route and route outside. */
export const reachability = (
  simulation: Simulation,
  destinations: readonly Destination[] = podDestinations(simulation.network),
): Reachability =>
  reachabilityOf(
    simulation,
    targetsOf(simulation.machine, destinations).map((target) => ({ target, times: 1 })),
  );

/** The same, where destinations stand for others. */
export function reachabilityOf(simulation: Simulation, targets: readonly CountedTarget[]): Reachability {
  const tiers = tiersOf(simulation.network);
  const findings = noFindings();
  const crossings = none();
  const counts = new Map<number, number>();
  let pairs = 0;
  for (const { target, times } of targets) {
    const verdicts = verdictsOf(simulation, target, tiers);
    const sources = sourcesOf(simulation, target);
    pairs += sources.length * times;
    for (const source of sources) {
      countVerdicts(findings, simulation.network, target, source, verdicts.flags[source] ?? 0, times);
      const paths = verdicts.paths[source] ?? 0;
      counts.set(paths, (counts.get(paths) ?? 0) + times);
    }
    for (const router of keptApart(simulation.network, target))
      if (((verdicts.flags[router] ?? 0) & REACHES) !== 0)
        countPair(crossings, simulation.network, target, router, times);
  }
  const equalPaths = [...counts].sort(([a], [b]) => a - b).map(([paths, some]) => ({ paths, pairs: some }));
  return { pairs, ...findings, equalPaths, ...(hasClusters(simulation.network) ? { crossings } : {}) };
}
