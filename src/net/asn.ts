/** Autonomous system numbers as the allocators count them; ip-num's `Asn` is their public face. */
export type AsnNumber = number;

/** Both ends included. Invariant: `first <= last`. */
export interface AsnRange {
  readonly first: AsnNumber;
  readonly last: AsnNumber;
}

/** An ordered list of ranges, numbered through as one; appending a range moves nothing. */
export type AsnPool = readonly AsnRange[];

/** The largest number that fits the int32 in which Calico's resource definitions declare AS numbers. */
export const MAX_INT32_ASN = 2_147_483_647;

/** Reserved by RFC 7607 (0), RFC 6793 (23456), RFC 7300 (65535 and 4294967295): no router may use them as its own. */
const RESERVED: ReadonlySet<AsnNumber> = new Set([0, 23_456, 65_535, 4_294_967_295]);

export const isReservedAsn = (asn: AsnNumber): boolean => RESERVED.has(asn);

/** RFC 6996: numbers that no network of the Internet has. */
export const isPrivateAsn = (asn: AsnNumber): boolean =>
  (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);

/** Numbers that are nobody's network: for private use (RFC 6996) and for documents (RFC 5398). */
const NOBODYS: AsnPool = [
  { first: 64_496, last: 65_534 },
  { first: 65_536, last: 65_551 },
  { first: 4_200_000_000, last: 4_294_967_294 },
];

/** The first number of a range that some network of the Internet has or may be given, and that is none of `own`; null where there is none. */
export function firstPublicAsn({ first, last }: AsnRange, own: AsnPool): AsnNumber | null {
  const known = [...NOBODYS, ...own];
  let at = first;
  while (at <= last) {
    const around = known.find((range) => at >= range.first && at <= range.last);
    if (around === undefined) return at;
    at = around.last + 1;
  }
  return null;
}

export const asnCapacity = (pool: AsnPool): number =>
  pool.reduce((sum, range) => sum + range.last - range.first + 1, 0);

/** The `index`-th number of the pool, counted from 0; null where the pool has ended. */
export function asnAt(pool: AsnPool, index: number): AsnNumber | null {
  let left = index;
  for (const range of pool) {
    const size = range.last - range.first + 1;
    if (left < size) return range.first + left;
    left -= size;
  }
  return null;
}

export const asnPoolContains = (pool: AsnPool, asn: AsnNumber): boolean =>
  pool.some((range) => asn >= range.first && asn <= range.last);

/** `64600-65534`, or the number alone. */
export const formatAsnRange = (range: AsnRange): string =>
  range.first === range.last ? String(range.first) : `${String(range.first)}-${String(range.last)}`;
