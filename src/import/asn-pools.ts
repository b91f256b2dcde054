import { formatAsnRange, type AsnRange } from "../net/asn.ts";

const without = (range: AsnRange, asns: readonly number[]): readonly AsnRange[] => {
  const inside = asns.filter((asn) => asn >= range.first && asn <= range.last).sort((a, b) => a - b);
  const edges = [range.first - 1, ...inside, range.last + 1];
  return edges.flatMap((edge, at) => {
    const next = edges[at + 1];
    return next === undefined || next - edge < 2 ? [] : [{ first: edge + 1, last: next - 1 }];
  });
};

/** Numbers that follow each other, as ranges. */
function runs(asns: readonly number[]): readonly AsnRange[] {
  const ranges: { first: number; last: number }[] = [];
  for (const asn of [...new Set(asns)].sort((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open?.last === asn - 1) open.last = asn;
    else ranges.push({ first: asn, last: asn });
  }
  return ranges;
}

/**
 * A pool of AS numbers that holds some, in front of what the usual one has beside them and beside those of other kinds. Where one number is
 * all's it comes first.
 */
export function asnPoolFor(
  own: readonly number[],
  others: readonly number[],
  usual: readonly AsnRange[],
): readonly string[] {
  const outside = own.filter((asn) => !usual.some(({ first, last }) => asn >= first && asn <= last));
  const front = new Set(own).size === 1 ? own : outside;
  return [
    ...runs(front),
    ...usual.flatMap((range) => without(range, [...others.filter((asn) => !own.includes(asn)), ...front])),
  ].map(formatAsnRange);
}
