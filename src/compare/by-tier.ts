import type { Entries, FabricRole } from "../simulate/index.ts";

/** A number for each tier. */
export interface ByTier {
  /** Only of five stages. */
  readonly "super-spine"?: number;
  readonly spine: number;
  readonly tor: number;
  readonly node: number;
}

/** What the router with most entries has, by tier. */
export type EntriesByTier = Readonly<Record<Exclude<FabricRole, "super-spine">, Entries>> & {
  /** Only of five stages. */
  readonly "super-spine"?: Entries;
};
