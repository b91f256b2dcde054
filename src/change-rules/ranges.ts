import { IPv6CidrRange } from "ip-num";
import { sizeOf } from "../net/ipv4.ts";

/** A range as the first and the last of its addresses; those of IPv6 stand apart from those of IPv4. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

const IPV6 = 1n << 128n;

/** Of thousands at once: as CIDRs stand in objects, so nothing is checked. */
function ipv4Range(cidr: string): Range {
  const [a = 0, b = 0, c = 0, d = 0, length = 32] = cidr.split(/[./]/).map(Number);
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  return { first: BigInt(first), last: BigInt(first + sizeOf(length) - 1) };
}

function ipv6Range(cidr: string): Range {
  const range = IPv6CidrRange.fromCidr(cidr);
  return { first: IPV6 + range.getFirst().getValue(), last: IPV6 + range.getLast().getValue() };
}

/** Of a CIDR as text, of either family. */
export const rangeOf = (cidr: string): Range => (cidr.includes(":") ? ipv6Range(cidr) : ipv4Range(cidr));

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
