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

/**
 * Judges a router, and first all routers that it sends to and that are not judged. A router that is met again on the way is a loop.
 * Each router is judged once, whoever sends to it, so all sources of a destination together cost as much as the network is large.
 */
export function judge(
  router: number,
  progress: Uint8Array,
  verdicts: Verdicts,
  tiers: Int8Array,
  hops: (router: number) => readonly number[],
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
      if (progress[hop] === TO_JUDGE) judge(hop, progress, verdicts, tiers, hops);
      const further = verdicts.flags[hop] ?? 0;
      const hopTier = tiers[hop] ?? 0;
      flags |= further;
      if (hopTier > tier) flags |= CLIMBS;
      if (hopTier < tier && (further & CLIMBS) !== 0) flags |= VALLEY;
      paths += verdicts.paths[hop] ?? 0;
    }
  }
  verdicts.flags[router] = flags;
  verdicts.paths[router] = paths;
  progress[router] = JUDGED;
}
