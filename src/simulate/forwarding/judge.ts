import type { Network, Role } from "../network.ts";
import { ARRIVED, LOST } from "./hops.ts";

/** What becomes of the flows from a router to a destination; several can hold, as flows are spread over equal paths. */
export const REACHES = 1;
export const LOSES = 2;
export const LOOPS = 4;
/** Some flow goes up again after it has come down: RFC 7938 section 5.2 wants it prevented. */
export const VALLEY = 8;
/** Some flow goes up from here, now or later. */
const CLIMBS = 16;

/** What is outside is an end, as a node is, whatever stands before it. */
const TIERS: Readonly<Record<Role, number>> = { node: 0, outside: 0, tor: 1, spine: 2, "super-spine": 3 };

export const tiersOf = ({ routers }: Network): Int8Array =>
  Int8Array.from(routers, ({ role }) => TIERS[role]);

/** By router. */
export interface Verdicts {
  readonly flags: Uint8Array;
  /** Ways that flows may take, counted as lists of routers. */
  readonly paths: Float64Array;
}

export const blankVerdicts = (routers: number): Verdicts => ({
  flags: new Uint8Array(routers),
  paths: new Float64Array(routers),
});

/** How far a router is judged. */
export const TO_JUDGE = 0;
const ON_THE_WAY = 1;
export const JUDGED = 2;

type Hops = (router: number) => readonly number[];

/** Adds what holds for a router by holding for one that it sends to. */
function flagsBy(flags: number, tier: number, further: number, hopTier: number): number {
  const climbs = hopTier > tier ? CLIMBS : 0;
  const valley = hopTier < tier && (further & CLIMBS) !== 0 ? VALLEY : 0;
  return flags | further | climbs | valley;
}

function descend(
  router: number,
  progress: Uint8Array,
  verdicts: Verdicts,
  tiers: Int8Array,
  hops: Hops,
): void {
  progress[router] = ON_THE_WAY;
  const tier = tiers[router] ?? 0;
  let flags = 0;
  let paths = 0;
  for (const hop of hops(router)) {
    if (hop === ARRIVED) {
      flags |= REACHES;
      paths += 1;
    } else if (hop === LOST) flags |= LOSES;
    else if (progress[hop] === ON_THE_WAY) flags |= LOOPS;
    else {
      if (progress[hop] === TO_JUDGE) descend(hop, progress, verdicts, tiers, hops);
      flags = flagsBy(flags, tier, verdicts.flags[hop] ?? 0, tiers[hop] ?? 0);
      paths += verdicts.paths[hop] ?? 0;
    }
  }
  verdicts.flags[router] = flags;
  verdicts.paths[router] = paths;
  progress[router] = JUDGED;
}

const isRouter = (hop: number): boolean => hop !== ARRIVED && hop !== LOST;

/** All routers that flows from one may come to, itself first. */
function reachedFrom(router: number, hops: Hops): readonly number[] {
  const found = new Set([router]);
  for (const one of found) for (const hop of hops(one)) if (isRouter(hop)) found.add(hop);
  return [...found];
}

/** In a loop each sends to each, by way of others: what holds for one of them holds for all, whichever was judged first. */
function settleLoops(router: number, { flags }: Verdicts, tiers: Int8Array, hops: Hops): void {
  const routers = reachedFrom(router, hops).toReversed();
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const one of routers) {
      const before = flags[one] ?? 0;
      const now = hops(one)
        .filter(isRouter)
        .reduce((sum, hop) => flagsBy(sum, tiers[one] ?? 0, flags[hop] ?? 0, tiers[hop] ?? 0), before);
      if (now === before) continue;
      flags[one] = now;
      isSettled = false;
    }
  }
}

/**
 * Judges a router, and first all routers that it sends to and that are not judged. A router that is met again on the way is a loop.
 * Each router is judged once, whoever sends to it, so all sources of a destination together cost as much as the network is large.
 */
export function judge(
  router: number,
  progress: Uint8Array,
  verdicts: Verdicts,
  tiers: Int8Array,
  hops: Hops,
): void {
  descend(router, progress, verdicts, tiers, hops);
  if (((verdicts.flags[router] ?? 0) & LOOPS) !== 0) settleLoops(router, verdicts, tiers, hops);
}
