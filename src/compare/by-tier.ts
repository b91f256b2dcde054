import type { Entries } from "../simulate/index.ts";

/** Something, by default a number, for each tier. */
export interface ByTier<T = number> {
  /** Only of five stages. */
  readonly "super-spine"?: T;
  readonly spine: T;
  readonly tor: T;
  readonly node: T;
}

/** What the router with most entries has, by tier. */
export type EntriesByTier = ByTier<Entries>;

export const NO_ENTRIES: Entries = { prefixes: 0, hosts: 0, neighbours: 0, ecmpGroups: 0 };
