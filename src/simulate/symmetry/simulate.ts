import { aggregatingIn, type Aggregating } from "../bgp/aggregates.ts";
import { compileNetwork, type Health, type Machine } from "../bgp/machine.ts";
import { rank } from "../bgp/decision.ts";
import { NO_PATH } from "../bgp/paths.ts";
import { candidates } from "../bgp/select.ts";
import { knowsPath, type PrefixState } from "../bgp/state.ts";
import { healthAfter } from "../failures/health.ts";
import { item } from "../item.ts";
import type { Network } from "../network/types.ts";
import { settled } from "../simulate.ts";
import { FIXED } from "./cells.ts";
import type { Level } from "./level.ts";
import { NOBODY, symmetryOf, type Apart, type Symmetry } from "./symmetry.ts";

/** What every router knows when all have come to rest, held for one prefix of those that are alike. */
export interface Folded {
  readonly network: Network;
  readonly machine: Machine;
  readonly health: Health;
  readonly symmetry: Symmetry;
  /** What was simulated: of each orbit the first. */
  readonly states: ReadonlyMap<number, PrefixState>;
}

/**
 * Whether at a router that is fixed a path by way of another cell than the prefix's own is as good as the best: then it is the cells' order that
 * decides, and they are not alike in that.
 */
function isDecidedByOrder(
  machine: Machine,
  health: Health,
  level: Level,
  prefix: number,
  state: PrefixState,
): boolean {
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

/** The racks, or the servers, of which the order decides about a prefix: all of the class that it is of; null where it decides nothing. */
function toldApart(
  machine: Machine,
  health: Health,
  { racks, servers }: Symmetry,
  prefix: number,
  state: PrefixState,
): Apart | null {
  const rack = racks.owners.ofPrefix(prefix);
  if (rack === FIXED) return null;
  const decides = (level: Level, cell: number): ReadonlySet<number> | null =>
    hasOthers(level, cell) && isDecidedByOrder(machine, health, level, prefix, state)
      ? alike(level, cell)
      : null;
  const ofRacks = decides(racks, rack);
  if (ofRacks !== null) return { ...NOBODY, racks: ofRacks };
  const level = servers[racks.classes[rack] ?? 0] ?? null;
  const server = level?.owners.ofPrefix(prefix) ?? FIXED;
  const ofServers = level === null || server === FIXED ? null : decides(level, server);
  return ofServers === null ? null : { ...NOBODY, servers: ofServers };
}

const hasOthers = ({ classes }: Level, cell: number): boolean =>
  classes.some((one, other) => other !== cell && one === classes[cell]);

/** Routers of all cells that are like this one. */
const alike = ({ classes, cells }: Level, cell: number): ReadonlySet<number> =>
  new Set(cells.members.filter((_, other) => classes[other] === classes[cell]).flat());

/** Who announces which aggregate: what the first of an orbit finds holds for its routers, and each other's are those in its place. */
function aggregatingOf(
  { aggregates }: Machine,
  { orbits, orbitOf, toFirst, routerToFirst }: Symmetry,
  states: ReadonlyMap<number, PrefixState>,
): Aggregating {
  const firsts = aggregates.filter(({ prefix }) => orbits[orbitOf[prefix] ?? 0]?.prefixes[0] === prefix);
  const knows = (router: number, prefix: number): boolean => {
    const state = states.get(prefix);
    return state !== undefined && knowsPath(state, router);
  };
  // What the first of its class knows of its own it knows of what is in its own rack.
  const found = aggregatingIn(
    firsts,
    (router, prefix) => knows(router, prefix) || knows(routerToFirst(router), prefix),
  );
  const all = new Map(found);
  for (const { prefix, routers } of aggregates) {
    if (all.has(prefix)) continue;
    const { there } = toFirst(prefix);
    const standing = found.get(there.prefix(prefix));
    all.set(prefix, new Set(routers.filter((router) => standing?.has(there.router(router)) === true)));
  }
  return all;
}

/** What was simulated, or who has to be told apart before it can be. */
type Attempt = { readonly ok: true; readonly folded: Folded } | { readonly ok: false; readonly apart: Apart };

function attempt(machine: Machine, symmetry: Symmetry): Attempt {
  const { network } = machine;
  const before = healthAfter(machine, []);
  const states = new Map<number, PrefixState>();
  const derived = new Set(machine.aggregates.map(({ prefix }) => symmetry.orbitOf[prefix] ?? 0));
  const settleAll = (health: Health, isWanted: (orbit: number) => boolean): Apart | null => {
    for (const [at, { prefixes }] of symmetry.orbits.entries()) {
      const [first = 0, ...others] = prefixes;
      if (!isWanted(at)) continue;
      const state = settled(machine, health, first);
      states.set(first, state);
      const apart = others.length === 0 ? null : toldApart(machine, health, symmetry, first, state);
      if (apart !== null) return apart;
    }
    return null;
  };
  const early = settleAll(before, (orbit) => !derived.has(orbit));
  if (early !== null) return { ok: false, apart: early };
  const health = { ...before, aggregating: aggregatingOf(machine, symmetry, states) };
  const late = settleAll(health, (orbit) => derived.has(orbit));
  if (late !== null) return { ok: false, apart: late };
  return { ok: true, folded: { network, machine, health, symmetry, states } };
}

const both = (a: Apart, b: Apart): Apart => ({
  racks: new Set([...a.racks, ...b.racks]),
  servers: new Set([...a.servers, ...b.servers]),
});

/**
 * The tables of a network in which much is alike, from those of one prefix of each kind; null where nothing can be said to be alike. The
 * result is that of `simulateNetwork`, router by router and route by route.
 * @throws UnsettledNetwork naming the prefix and the routers when the routers never come to rest
 */
export function simulateFolded(network: Network): Folded | null {
  const machine = compileNetwork(network);
  let apart = NOBODY;
  for (;;) {
    const symmetry = symmetryOf(machine, apart);
    if (symmetry === null) return null;
    const one = attempt(machine, symmetry);
    if (one.ok) return one.folded;
    apart = both(apart, one.apart);
  }
}
