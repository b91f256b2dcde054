import { aggregatingIn, type Aggregating } from "../bgp/aggregates.ts";
import { compileNetwork, type Health, type Machine } from "../bgp/machine.ts";
import { rank } from "../bgp/decision.ts";
import { NO_ROUTE } from "../bgp/next-hops.ts";
import { NO_PATH } from "../bgp/paths.ts";
import { candidates } from "../bgp/select.ts";
import type { PrefixState } from "../bgp/state.ts";
import { healthAfter } from "../failures/health.ts";
import { item } from "../item.ts";
import type { Network } from "../network/types.ts";
import { settled } from "../simulate.ts";
import { FIXED } from "./cells.ts";
import type { Level } from "./level.ts";
import { symmetryOf, type Orbit, type Symmetry } from "./symmetry.ts";

/** What every router knows when all have come to rest, held for one prefix of those that are alike. */
export interface Folded {
  readonly network: Network;
  readonly machine: Machine;
  readonly health: Health;
  readonly symmetry: Symmetry;
  /** What was simulated: of each orbit the first, or all where their order decides something. */
  readonly states: ReadonlyMap<number, PrefixState>;
}

/**
 * Whether at a router that is fixed a path by way of another cell than the prefix's own is as good as the best: then it is the cells' order that
 * decides, and they are not alike in that.
 */
function isDecidedByOrder(machine: Machine, health: Health, level: Level, prefix: number, state: PrefixState) {
  const { channels, paths, rules } = machine;
  const { of } = level.cells;
  const own = level.owners.ofPrefix(prefix);
  const held: number[] = [];
  const bordering = new Set<number>();
  for (let channel = 0; channel < channels.count; channel += 1) {
    const [from, to] = [of[channels.from[channel] ?? 0], channels.to[channel] ?? 0];
    if (from !== FIXED && from !== own && of[to] === FIXED && (state.received[channel] ?? 0) !== NO_PATH)
      bordering.add(to);
  }
  return [...bordering].some((router) => {
    const best = state.best[router] ?? NO_PATH;
    if (best <= NO_PATH) return false;
    candidates(machine, health, prefix, state, router, held);
    return held.some((path) => {
      const one = item(paths.all, path);
      const cell = of[channels.from[one.channel] ?? -1] ?? FIXED;
      if (cell === FIXED || cell === own) return false;
      return rank(item(rules, router), health.decision, one, item(paths.all, best)) === 0;
    });
  });
}

/** The levels in which a prefix has a cell of its own. */
function levelsOf({ racks, servers }: Symmetry, prefix: number): readonly Level[] {
  const rack = racks.owners.ofPrefix(prefix);
  if (rack === FIXED) return [];
  const level = servers[racks.classes[rack] ?? 0] ?? null;
  return level === null || level.owners.ofPrefix(prefix) === FIXED ? [racks] : [racks, level];
}

function settleOrbit(
  machine: Machine,
  health: Health,
  symmetry: Symmetry,
  { prefixes }: Orbit,
  into: Map<number, PrefixState>,
): void {
  const [first, ...others] = prefixes;
  if (first === undefined) return;
  const state = settled(machine, health, first);
  into.set(first, state);
  const byOrder = levelsOf(symmetry, first).some((level) =>
    isDecidedByOrder(machine, health, level, first, state),
  );
  if (byOrder) for (const other of others) into.set(other, settled(machine, health, other));
}

/** Who announces which aggregate: what the first of an orbit finds holds for its routers, and each other's are those in its place. */
function aggregatingOf(
  { aggregates }: Machine,
  { orbits, orbitOf, toFirst, routerToFirst }: Symmetry,
  states: ReadonlyMap<number, PrefixState>,
): Aggregating {
  const firsts = aggregates.filter(({ prefix }) => orbits[orbitOf[prefix] ?? 0]?.prefixes[0] === prefix);
  const entry = (router: number, prefix: number): number => states.get(prefix)?.forwarding[router] ?? NO_ROUTE;
  // What the first of its class knows of its own it knows of what is in its own rack.
  const found = aggregatingIn(firsts, (router, prefix) => {
    const known = entry(router, prefix);
    return known === NO_ROUTE ? entry(routerToFirst(router), prefix) : known;
  });
  const all = new Map(found);
  for (const { prefix, routers } of aggregates) {
    if (all.has(prefix)) continue;
    const { there } = toFirst(prefix);
    const standing = found.get(there.prefix(prefix));
    all.set(prefix, new Set(routers.filter((router) => standing?.has(there.router(router)) === true)));
  }
  return all;
}

/**
 * The tables of a network in which much is alike, from those of one prefix of each kind; null where nothing can be said to be alike. The
 * result is that of `simulateNetwork`, router by router and route by route.
 * @throws UnsettledNetwork naming the prefix and the routers when the routers never come to rest
 */
export function simulateFolded(network: Network): Folded | null {
  const machine = compileNetwork(network);
  const symmetry = symmetryOf(machine);
  if (symmetry === null) return null;
  const before = healthAfter(machine, []);
  const states = new Map<number, PrefixState>();
  const derived = new Set(machine.aggregates.map(({ prefix }) => symmetry.orbitOf[prefix] ?? 0));
  const settleAll = (health: Health, isWanted: (orbit: number) => boolean): void => {
    for (const [at, orbit] of symmetry.orbits.entries())
      if (isWanted(at)) settleOrbit(machine, health, symmetry, orbit, states);
  };
  settleAll(before, (orbit) => !derived.has(orbit));
  const health = { ...before, aggregating: aggregatingOf(machine, symmetry, states) };
  settleAll(health, (orbit) => derived.has(orbit));
  return { network, machine, health, symmetry, states };
}
