import type { Move } from "./moves.ts";
import type { Unit } from "./units.ts";
import { AFTER, firstVersion } from "./version.ts";
import type { World } from "./world.ts";

/** Of several at one place the first half, of two the first; of one nothing. */
const firstHalf = <T>(some: readonly T[]): readonly T[] => some.slice(0, Math.floor(some.length / 2));

/** All moves of one half: no traffic goes through it while it is changed, together with the peers of nodes there. */
function through(world: World, half: readonly Unit[]): readonly Move[] {
  const names = new Set(half.map(({ name }) => name));
  const peerings = world.units.filter(({ kind, device }) => kind === "peering" && names.has(device ?? ""));
  const all = [...half, ...peerings];
  return [
    ...all.map((unit) => ({ unit, to: { ...firstVersion(unit), drained: true } })),
    ...all.filter(({ stays }) => stays !== true).map((unit) => ({ unit, to: { ...AFTER, drained: true } })),
    ...all.map((unit) => ({ unit, to: AFTER })),
  ];
}

/**
 * The fabric as two halves, each of which carries everything while the other is changed: half of the spines, and of each rack that has several ToRs half of
 * these. What no half has (a rack's only ToR, what nodes have once) is not in it. Both orders; empty where there is nobody to stand in for.
 */
export function halfByHalf(world: World): readonly (readonly (readonly Move[])[])[] {
  const switches = world.units
    .filter(({ kind, before, after }) => kind === "switch" && before && after)
    .filter(({ name }) => world.drains(name));
  const places = [...Map.groupBy(switches, ({ rack }) => rack).values()];
  const one = places.flatMap(firstHalf);
  if (one.length === 0) return [];
  const other = places.flatMap((some) =>
    some.length === 1 ? [] : some.filter((unit) => !one.includes(unit)),
  );
  const halves = [through(world, one), through(world, other)];
  return [halves, halves.toReversed()];
}
