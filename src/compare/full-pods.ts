import { hasPods, superSpinesOf } from "../plan/tiers.ts";
import type { Entries } from "../simulate/index.ts";
import type { Datacenter } from "../spec/index.ts";

/** What joins the pods of a full fabric of five stages. */
export interface Joined {
  readonly pods: number;
  /** Racks that one pod may have. */
  readonly racksPerPod: number;
  readonly superSpines: number;
  /** Those that one spine goes to: all, or those of its plane. */
  readonly superSpinesPerSpine: number;
  /** Spines that go to one super-spine: all, or one of each pod. */
  readonly spinesPerSuperSpine: number;
}

/**
 * As much as the spec declares; undefined of three stages. No capacity says how many super-spines a plane has: as many as each has if they are
 * shared out evenly, or where some plane has more today as many as that.
 */
export function joinedWhenFull(dc: Datacenter): Joined | undefined {
  if (!hasPods(dc)) return undefined;
  const { maxPods: pods, maxRacks, maxRacksPerPod, maxSpines, maxSuperSpines } = dc.capacity;
  const inPlanes = dc.superSpines.some(({ plane }) => plane !== undefined);
  const today = Math.max(1, ...dc.spines.map((spine) => superSpinesOf(dc, spine).length));
  return {
    pods,
    racksPerPod: Math.min(maxRacks, maxRacksPerPod),
    superSpines: maxSuperSpines,
    superSpinesPerSpine: inPlanes ? Math.max(today, Math.ceil(maxSuperSpines / maxSpines)) : maxSuperSpines,
    spinesPerSuperSpine: inPlanes ? pods : pods * maxSpines,
  };
}

const NOTHING: Entries = { prefixes: 0, hosts: 0, neighbours: 0, ecmpGroups: 0 };

const several = (count: number): number => (count > 1 ? 1 : 0);

const inPlanes = ({ pods, spinesPerSuperSpine }: Joined, spines: number): boolean =>
  spinesPerSuperSpine < pods * spines;

/** What super-spines give a spine that is told every route, beyond what it has of racks: links, their loopbacks, and spines that it hears of through them. */
export function aboveSpine(joined: Joined | undefined, spines: number, spineAsEach: boolean): Entries {
  if (joined === undefined) return NOTHING;
  const { pods, superSpinesPerSpine, spinesPerSuperSpine } = joined;
  // Spines of its own pod that are in its AS are heard of by nobody of them.
  const others = spinesPerSuperSpine - (spineAsEach || inPlanes(joined, spines) ? 1 : spines);
  return {
    prefixes: superSpinesPerSpine,
    hosts: superSpinesPerSpine + others,
    neighbours: superSpinesPerSpine,
    ecmpGroups: pods > 1 || others > 0 ? several(superSpinesPerSpine) : 0,
  };
}

/** Loopbacks that ToRs and nodes know of above their own pod's spines. */
export const loopbacksAbove = (joined: Joined | undefined, spines: number): number =>
  joined === undefined ? 0 : joined.superSpines + (joined.pods - 1) * spines;

/** Whether something is behind all spines of a pod alike, whatever racks there are: in planes each super-spine is behind one. */
export const isBehindAll = (joined: Joined | undefined, spines: number): boolean =>
  joined !== undefined && !inPlanes(joined, spines);

/** A super-spine's own, beside what it has of racks: links, the loopbacks of spines, and a group for each pod. */
export const ownOfSuperSpine = ({ pods, spinesPerSuperSpine }: Joined): Entries => ({
  prefixes: spinesPerSuperSpine,
  hosts: spinesPerSuperSpine + 1,
  neighbours: spinesPerSuperSpine,
  ecmpGroups: pods * several(spinesPerSuperSpine / pods),
});
