import { sizeOf, type Prefix4 } from "../../net/ipv4.ts";

/** A range with a place of its own; pinned, it goes before others that it is in or that are in it. */
interface Placed {
  readonly ipv4: Prefix4;
  readonly pinned?: true;
}

/** Ranges by length, the longest first, and by first address: there may be thousands of a length. */
type ByLength<T> = readonly (readonly [length: number, byBase: ReadonlyMap<number, T>])[];

/** Of two that are the same range the first counts. */
const sort = <T extends Placed>(segments: readonly T[]): ByLength<T> =>
  [...Map.groupBy(segments, ({ ipv4 }) => ipv4.length)]
    .sort(([a], [b]) => b - a)
    .map(([length, some]) => [length, new Map(some.toReversed().map((one) => [one.ipv4.base, one]))]);

function longest<T>(sorted: ByLength<T>, prefix: Prefix4): T | undefined {
  for (const [length, byBase] of sorted) {
    const found =
      length > prefix.length ? undefined : byBase.get(prefix.base - (prefix.base % sizeOf(length)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Finds the one that an IPv4 prefix is in: of one in another the longer, those that are pinned before the others. Lists are sorted once each. */
export function finder<T extends Placed>(): (segments: readonly T[], prefix: Prefix4) => T | undefined {
  const known = new WeakMap<readonly T[], readonly ByLength<T>[]>();
  const sorted = (segments: readonly T[]): readonly ByLength<T>[] => [
    sort(segments.filter(({ pinned }) => pinned === true)),
    sort(segments.filter(({ pinned }) => pinned !== true)),
  ];
  return (segments, prefix) => {
    const tiers = known.get(segments) ?? sorted(segments);
    known.set(segments, tiers);
    for (const tier of tiers) {
      const found = longest(tier, prefix);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}
