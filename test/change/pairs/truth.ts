import { idOf, type Unit } from "../../../src/change/units.ts";
import { TIMINGS } from "../../../src/change/timing.ts";
import { AFTER, firstVersion, versionKey, type Version } from "../../../src/change/version.ts";
import type { Versions } from "../../../src/change/mixed.ts";
import { stateKey, type World } from "../../../src/change/world.ts";

/* What the best way costs, looked for as plainly as can be: everything there is to do, from everywhere, again and again. */

/** The members of a set, as bits. */
const membersOf = (set: number, of: number): readonly number[] =>
  Array.from({ length: of }, (_, bit) => bit).filter((bit) => (set >> bit) % 2 === 1);

/** Pairs that are lost at rest. */
const restOf = (world: World, from: Versions, to: Versions): number =>
  world
    .between(from, to)
    .losses.filter(({ phase }) => phase === "rest")
    .reduce((sum, { pairs, partly }) => sum + pairs + partly, 0);

/**
 * The least that any order of whole units costs, in any batches: each batch what it costs at once, and what the worst of its parts loses
 * for as long as one delivery takes longer than another.
 */
export function leastOfBatches(world: World): number {
  const { units } = world;
  const all = 2 ** units.length - 1;
  const at = (set: number): Versions =>
    new Map([
      ...world.start,
      ...membersOf(set, units.length).flatMap((bit): [string, Version][] => {
        const unit = units[bit];
        return unit === undefined ? [] : [[idOf(unit), AFTER]];
      }),
    ]);
  const states = Array.from({ length: all + 1 }, (_, set) => at(set));
  const stateOf = (set: number): Versions => states[set] ?? world.start;
  const costOf = (from: number, batch: number): number => {
    let worst = 0;
    for (let part = (batch - 1) & batch; part > 0; part = (part - 1) & batch)
      worst = Math.max(worst, restOf(world, stateOf(from), stateOf(from | part)));
    return world.between(stateOf(from), stateOf(from | batch)).cost + worst * TIMINGS.delivery.ms;
  };
  const least = new Float64Array(all + 1).fill(Infinity);
  least[0] = 0;
  for (let from = 0; from < all; from += 1) {
    const others = all & ~from;
    for (let batch = others; batch > 0; batch = (batch - 1) & others) {
      const cost = (least[from] ?? Infinity) + costOf(from, batch);
      least[from | batch] = Math.min(least[from | batch] ?? Infinity, cost);
    }
  }
  return least[all] ?? Infinity;
}

/** Everything that a unit may be at on the way. */
function versionsOf(world: World, unit: Unit): readonly Version[] {
  const first = firstVersion(unit);
  const mayDrain =
    unit.kind === "peering" ? unit.before && unit.after : unit.kind === "switch" && world.drains(unit.name);
  const drained = (version: Version): readonly Version[] =>
    mayDrain ? [version, { ...version, drained: true }] : [version];
  const peers =
    unit.kind === "switch" && unit.before && unit.after
      ? world.units.filter(
          ({ kind, name }) => kind === "switch" && world.mixer.differsTowards(unit.name, first, name),
        )
      : [];
  const partly = Array.from({ length: 2 ** peers.length }, (_, set) => ({
    ...first,
    towards: membersOf(set, peers.length).flatMap((bit) => peers[bit]?.name ?? []),
  }));
  return [...partly.flatMap(drained), ...(unit.stays === true ? [] : drained(AFTER))];
}

/** What was found, or that it was not looked at all. */
export type Least = { readonly kind: "least"; readonly cost: number } | { readonly kind: "too-many" };

/**
 * The least that any order of single moves costs: units drained and not, towards any peers as after and towards others as before. What is
 * not below the bound is not looked for.
 *
 * @param most states that are gone to
 */
export function leastOfMoves(world: World, bound: number, most: number): Least {
  const choices = world.units.map((unit) => ({ id: idOf(unit), versions: versionsOf(world, unit) }));
  const end = stateKey(world.end);
  const costs = new Map([[stateKey(world.start), 0]]);
  const open = new Map<string, Versions>([[stateKey(world.start), world.start]]);
  let gone = 0;
  for (;;) {
    let nearest: string | null = null;
    for (const key of open.keys())
      if (nearest === null || (costs.get(key) ?? 0) < (costs.get(nearest) ?? 0)) nearest = key;
    if (nearest === null) return { kind: "least", cost: bound };
    const cost = costs.get(nearest) ?? 0;
    const here = open.get(nearest) ?? world.start;
    if (nearest === end) return { kind: "least", cost };
    open.delete(nearest);
    gone += 1;
    if (gone > most) return { kind: "too-many" };
    for (const { id, versions } of choices)
      for (const version of versions) {
        const was = here.get(id);
        if (was !== undefined && versionKey(was) === versionKey(version)) continue;
        // Nothing is taken back but a drain.
        if (was?.side === "after" && version.side === "before") continue;
        const next = new Map([...here, [id, version] as const]);
        const key = stateKey(next);
        const there = costs.get(key) ?? Infinity;
        if (there <= cost) continue;
        const reached = cost + world.between(here, next).cost;
        if (reached >= bound || reached >= there) continue;
        costs.set(key, reached);
        open.set(key, next);
      }
  }
}
