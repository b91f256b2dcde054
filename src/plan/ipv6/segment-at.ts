import { containsPrefix, sizeOf, type Prefix4 } from "../../net/ipv4.ts";
import type { Ipv6Image, Ipv6Segment } from "./image.ts";

/** Segments that are pinned, of which there may be thousands, by length and first address; and the others. */
interface Sorted {
  /** The longest first. */
  readonly pinned: readonly (readonly [length: number, byBase: ReadonlyMap<number, Ipv6Segment>])[];
  readonly others: readonly Ipv6Segment[];
}

const sorted = new WeakMap<Ipv6Image["segments"], Sorted>();

function sort(segments: Ipv6Image["segments"]): Sorted {
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

function sortedOf(segments: Ipv6Image["segments"]): Sorted {
  const known = sorted.get(segments) ?? sort(segments);
  sorted.set(segments, known);
  return known;
}

/** The segment that an IPv4 prefix is in: of one that is pinned in another the longer. */
export function segmentAt({ segments }: Ipv6Image, prefix: Prefix4): Ipv6Segment | undefined {
  const { pinned, others } = sortedOf(segments);
  for (const [length, byBase] of pinned) {
    const found =
      length > prefix.length ? undefined : byBase.get(prefix.base - (prefix.base % sizeOf(length)));
    if (found !== undefined) return found;
  }
  return others.find(({ ipv4 }) => containsPrefix(ipv4, prefix));
}
