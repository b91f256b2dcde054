import { IPv4CidrRange, IPv6CidrRange } from "ip-num";

/** A range as the first and the last of its addresses; those of IPv6 stand apart from those of IPv4. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

const IPV6 = 1n << 128n;

/** Of a CIDR as text, of either family. */
export function rangeOf(cidr: string): Range {
  const [range, offset] = cidr.includes(":")
    ? [IPv6CidrRange.fromCidr(cidr), IPV6]
    : [IPv4CidrRange.fromCidr(cidr), 0n];
  return { first: offset + range.getFirst().getValue(), last: offset + range.getLast().getValue() };
}

/** Finds, among ranges of which no two meet, those that meet another; a fabric has thousands of pools. */
export function meetingIn<T extends Range>(ranges: readonly T[]): (range: Range) => readonly T[] {
  const sorted = [...ranges].sort((a, b) => (a.first < b.first ? -1 : 1));
  return ({ first, last }) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.last ?? first) < first) low = middle + 1;
      else high = middle;
    }
    const found: T[] = [];
    for (let at = low; at < sorted.length; at += 1) {
      const one = sorted[at];
      if (one === undefined || one.first > last) break;
      found.push(one);
    }
    return found;
  };
}
