import type { Manner } from "./rule.ts";

/** A change of something that runs which can't simply be made. Plain data. */
export interface RuledChange {
  /** `IPPool`, `Node`, `device`, `cluster`. */
  readonly kind: string;
  readonly name: string;
  /** By its path. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly manner: Manner;
  readonly consequence: string;
  readonly way: readonly string[];
  /** What lets it happen when it stands under `renumber`; null where nothing does. */
  readonly named: string | null;
}
