import { containsPrefix, sizeOf, type Prefix4 } from "../../net/ipv4.ts";

/** A range with a place of its own; pinned, it goes before a longer range that it is in. */
interface Placed {
  readonly ipv4: Prefix4;
  readonly pinned?: true;
}

/** Those that are pinned, of which there may be thousands, by length and first address; and the others. */
interface Sorted<T> {
  /** The longest first. */
  readonly pinned: readonly (readonly [length: number, byBase: ReadonlyMap<number, T>])[];
  readonly others: readonly T[];
}

function sort<T extends Placed>(segments: readonly T[]): Sorted<T> {
  const byLength = Map.groupBy(
    segments.filter(({ pinned }) => pinned === true),
    ({ ipv4 }) => ipv4.length,
  );
  return {
    pinned: [...byLength]
      .sort(([a], [b]) => b - a)
      .map(([length, some]) => [length, new Map(some.map((one) => [one.ipv4.base, one]))]),
    others: segments.filter(({ pinned }) => pinned !== true),
  };
}

/** Finds the one that an IPv4 prefix is in: of one that is pinned in another the longer. Lists are sorted once each. */
export function finder<T extends Placed>(): (segments: readonly T[], prefix: Prefix4) => T | undefined {
  const known = new WeakMap<readonly T[], Sorted<T>>();
  return (segments, prefix) => {
    const sorted = known.get(segments) ?? sort(segments);
    known.set(segments, sorted);
    for (const [length, byBase] of sorted.pinned) {
      const base = prefix.base - (prefix.base % sizeOf(length));
      const found = length > prefix.length ? undefined : byBase.get(base);
      if (found !== undefined) return found;
    }
    return sorted.others.find(({ ipv4 }) => containsPrefix(ipv4, prefix));
  };
}
