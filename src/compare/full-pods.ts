import { hasPods, superSpinesOf } from "../plan/tiers.ts";
import type { Entries } from "../simulate/index.ts";
import type { Datacenter } from "../spec/index.ts";
import { NO_ENTRIES } from "./by-tier.ts";
import { groupsTo, several } from "./groups.ts";

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
  /** Links from a spine to each of its super-spines. */
  readonly links: number;
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
    links: dc.capacity.maxUplinksPerSuperSpine,
  };
}

const inPlanes = ({ pods, spinesPerSuperSpine }: Joined, spines: number): boolean =>
  spinesPerSuperSpine < pods * spines;

/** What super-spines give a spine that is told every route, beyond what it has of racks: links, their loopbacks, and spines that it hears of through them. */
export function aboveSpine(joined: Joined | undefined, spines: number, spineAsEach: boolean): Entries {
  if (joined === undefined) return NO_ENTRIES;
  const { pods, superSpinesPerSpine, spinesPerSuperSpine, links } = joined;
  // Spines of its own pod that are in its AS are heard of by nobody of them.
  const others = spinesPerSuperSpine - (spineAsEach || inPlanes(joined, spines) ? 1 : spines);
  return {
    prefixes: superSpinesPerSpine * links,
    hosts: superSpinesPerSpine + others,
    neighbours: superSpinesPerSpine * links,
    ecmpGroups: groupsTo(superSpinesPerSpine, links, pods > 1 || others > 0),
  };
}

/** Loopbacks that ToRs and nodes know of above their own pod's spines. */
export const loopbacksAbove = (joined: Joined | undefined, spines: number): number =>
  joined === undefined ? 0 : joined.superSpines + (joined.pods - 1) * spines;

/** Whether something is behind all spines of a pod alike, whatever racks there are: in planes each super-spine is behind one. */
export const isBehindAll = (joined: Joined | undefined, spines: number): boolean =>
  joined !== undefined && !inPlanes(joined, spines);

/** A super-spine's own, beside what it has of racks: links, the loopbacks of spines, a group for each pod, and by several links for each spine, whose loopback others have as well where spines tell each other. */
export const ownOfSuperSpine = (
  { pods, spinesPerSuperSpine, links }: Joined,
  spinesTellEachOther: boolean,
): Entries => ({
  prefixes: spinesPerSuperSpine * links,
  hosts: spinesPerSuperSpine + 1,
  neighbours: spinesPerSuperSpine * links,
  ecmpGroups:
    pods *
    (spinesTellEachOther
      ? several((spinesPerSuperSpine / pods) * links)
      : groupsTo(spinesPerSuperSpine / pods, links, true)),
});

/** What a spine has of super-spines that tell it the default alone: links, and the default over them. */
export function defaultAbove(joined: Joined | undefined): Entries {
  if (joined === undefined) return NO_ENTRIES;
  const links = joined.superSpinesPerSpine * joined.links;
  return { prefixes: links + 1, hosts: 0, neighbours: links, ecmpGroups: several(links) };
}
