import { singleFailures } from "./failures/all.ts";
import { baselineOf, type Baseline } from "./failures/baseline.ts";
import { componentsOf } from "./failures/components.ts";
import { healthAfter } from "./failures/health.ts";
import { damageOf, resettleAll } from "./failures/resettle.ts";
import type { Failure } from "./failures/types.ts";
import { markUpstream } from "./failures/upstream.ts";
import { isSource, podDestinations, type Destination } from "./forwarding/destinations.ts";
import {
  countPair,
  countVerdicts,
  noFindings,
  type PairCount,
  type PairFindings,
} from "./forwarding/findings.ts";
import { hopsOf, type Lookup } from "./forwarding/hops.ts";
import { judge, JUDGED, REACHES, TO_JUDGE } from "./forwarding/judge.ts";
import { item } from "./item.ts";
import type { Simulation } from "./simulate.ts";

export { daemonFailures, singleFailures } from "./failures/all.ts";
export type { Failure } from "./failures/types.ts";

/** What becomes of the flows between nodes, and of theirs with the outside, when one thing has failed. Pairs that are as they were before are not in it. */
export interface FailureImpact extends PairFindings {
  readonly failure: Failure;
  /** Pairs that no routing can help: an end is down, or no cable leads there. They are not in `unreachable`. */
  readonly cut: PairCount;
  /** Pairs that still reach each other, by fewer equal-cost paths. */
  readonly fewerPaths: PairCount;
}

interface Scratch {
  readonly progress: Uint8Array;
  readonly verdicts: Baseline["scratch"];
}

const scratchFor = ({ simulation, scratch: verdicts }: Baseline): Scratch => ({
  progress: new Uint8Array(simulation.network.routers.length).fill(JUDGED),
  verdicts,
});

/** Compares one destination's verdicts with those of the whole network, and counts what is new. */
function impactOn(
  baseline: Baseline,
  at: number,
  lookup: Lookup,
  health: Simulation["health"],
  touched: Iterable<number>,
  components: Int32Array,
  impact: Omit<FailureImpact, "failure">,
  { progress, verdicts }: Scratch,
): void {
  const { simulation, tiers } = baseline;
  const { machine, network } = simulation;
  const { target, upstream, verdicts: before } = item(baseline.targets, at);
  const marked = markUpstream(upstream, touched, progress, TO_JUDGE);
  if (marked.length === 0) return;
  const hops = (router: number) => hopsOf(machine, health, lookup, target, router);
  verdicts.flags.set(before.flags);
  verdicts.paths.set(before.paths);
  for (const router of marked)
    if (progress[router] === TO_JUDGE) judge(router, progress, verdicts, tiers, hops);
  for (const router of marked) {
    progress[router] = JUDGED;
    if (!isSource(network, health.routers, router, target)) continue;
    const flags = verdicts.flags[router] ?? 0;
    const paths = verdicts.paths[router] ?? 0;
    if (flags === before.flags[router] && paths === before.paths[router]) continue;
    if (target.owners.every((owner) => components[router] !== components[owner])) {
      countPair(impact.cut, network, target, router);
      continue;
    }
    countVerdicts(impact, network, target, router, flags);
    if ((flags & REACHES) !== 0 && paths < (before.paths[router] ?? 0))
      countPair(impact.fewerPaths, network, target, router);
  }
}

/** What failures do, whichever they are. */
export type Impact = Omit<FailureImpact, "failure">;

/** What one failure does, or several at once. */
function impactOf(baseline: Baseline, failures: readonly Failure[], scratch: Scratch): Impact {
  const { simulation } = baseline;
  const { machine, states, network } = simulation;
  const broken = healthAfter(machine, failures, simulation.health);
  const damage = damageOf(machine, simulation.health, broken);
  const components = componentsOf(machine, broken);
  const { health, changed } = resettleAll(simulation, broken, damage, baseline.resolvers);
  const lookup: Lookup = (router, prefix) =>
    changed[prefix]?.get(router) ?? item(states, prefix).forwarding[router] ?? 0;
  const impact: Impact = {
    cut: { count: 0, examples: [] },
    fewerPaths: { count: 0, examples: [] },
    ...noFindings(),
  };
  const hurt = new Set(damage.routers);
  for (const [at, { target }] of baseline.targets.entries()) {
    // Where the destination's own end is hurt, a route may lead there that has not changed.
    const touched = target.owners.some((owner) => hurt.has(owner))
      ? network.routers.keys()
      : [...damage.routers, ...target.cover.flatMap((prefix) => [...item(changed, prefix).keys()])];
    impactOn(baseline, at, lookup, health, touched, components, impact, scratch);
  }
  return impact;
}

/** Pairs that lose all of their flows or some. */
export const pairsLost = ({ cut, unreachable, partlyLost }: Impact): number =>
  cut.count + unreachable.count + partlyLost.count;

/**
 * What each failure does to the flows from every node to these destinations, by default each single link, device and session, and
 * every block. Each failure starts from the network at rest and costs what it changes.
 * @throws UnsettledNetwork naming the prefix and the routers when a failure leaves routers that never come to rest
 */
export function analyseFailures(
  simulation: Simulation,
  failures: readonly Failure[] = singleFailures(simulation.network),
  destinations: readonly Destination[] = podDestinations(simulation.network),
): readonly FailureImpact[] {
  const baseline = baselineOf(simulation, destinations);
  const scratch = scratchFor(baseline);
  return failures.map((failure) => ({ failure, ...impactOf(baseline, [failure], scratch) }));
}

/** The same of failures at once, each list of them as one. */
export function analyseSets(
  simulation: Simulation,
  sets: readonly (readonly Failure[])[],
): readonly Impact[] {
  const baseline = baselineOf(simulation, podDestinations(simulation.network));
  const scratch = scratchFor(baseline);
  return sets.map((failures) => impactOf(baseline, failures, scratch));
}
