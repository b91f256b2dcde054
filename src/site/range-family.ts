import { formatAsnRange, type AsnRange } from "../net/asn.ts";
import { containsPrefix, formatPrefix, overlaps, sizeOf, type Prefix4 } from "../net/ipv4.ts";
import { containsPrefix6, formatPrefix6, overlaps6, sizeOf6, type Prefix6 } from "../net/ipv6.ts";

/** How ranges of one kind of number are compared and written. */
export interface RangeFamily<Range> {
  readonly name: "AS numbers" | "IPv4" | "IPv6";
  readonly contains: (outer: Range, inner: Range) => boolean;
  readonly overlaps: (one: Range, other: Range) => boolean;
  readonly format: (range: Range) => string;
  readonly size: (range: Range) => bigint;
}

export const asnRanges: RangeFamily<AsnRange> = {
  name: "AS numbers",
  contains: (outer, inner) => outer.first <= inner.first && inner.last <= outer.last,
  overlaps: (one, other) => one.first <= other.last && other.first <= one.last,
  format: formatAsnRange,
  size: ({ first, last }) => BigInt(last - first + 1),
};

export const ipv4Ranges: RangeFamily<Prefix4> = {
  name: "IPv4",
  contains: containsPrefix,
  overlaps,
  format: formatPrefix,
  size: ({ length }) => BigInt(sizeOf(length)),
};

export const ipv6Ranges: RangeFamily<Prefix6> = {
  name: "IPv6",
  contains: containsPrefix6,
  overlaps: overlaps6,
  format: formatPrefix6,
  size: ({ length }) => sizeOf6(length),
};

/** Ranges that are in none of the others, each once. */
export const outermost = <Range>(
  { contains }: Pick<RangeFamily<Range>, "contains">,
  ranges: readonly Range[],
): readonly Range[] =>
  ranges.filter(
    (range, at) =>
      !ranges.some(
        (one, other) => other !== at && contains(one, range) && (other < at || !contains(range, one)),
      ),
  );
