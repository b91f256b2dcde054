import { IPv6, IPv6CidrRange } from "ip-num";

/** An IPv6 address as an unsigned 128-bit integer. */
export type Ipv6 = bigint;

/** An IPv6 network. Invariant: no bit of `base` is set beyond `length` (0 to 128). */
export interface Prefix6 {
  readonly base: Ipv6;
  readonly length: number;
}

/** An IPv6 address on an interface, with the length of its network. */
export interface InterfaceAddress6 {
  readonly address: Ipv6;
  readonly length: number;
}

/** An ordered list of ranges. */
export type Pool6 = readonly Prefix6[];

/** How many addresses a prefix of this length holds: 1 (/128) to 2^128 (/0). */
export const sizeOf6 = (length: number): bigint => 1n << BigInt(128 - length);

/** The highest address of a prefix. */
export const lastOf6 = ({ base, length }: Prefix6): Ipv6 => base + sizeOf6(length) - 1n;

export const containsAddress6 = (prefix: Prefix6, address: Ipv6): boolean =>
  address >= prefix.base && address <= lastOf6(prefix);

export const containsPrefix6 = (outer: Prefix6, inner: Prefix6): boolean =>
  inner.length >= outer.length && containsAddress6(outer, inner.base);

export const overlaps6 = (a: Prefix6, b: Prefix6): boolean => containsPrefix6(a, b) || containsPrefix6(b, a);

/** The network that an interface stands in. */
export const networkOf6 = ({ address, length }: InterfaceAddress6): Prefix6 => ({
  base: address - (address % sizeOf6(length)),
  length,
});

/** A single address as a prefix. */
export const hostPrefix6 = (address: Ipv6): Prefix6 => ({ base: address, length: 128 });

/** First and past-the-last of the longest run of zeros that is worth `::`; the first of several (RFC 5952 section 4.2). */
function longestZeros(groups: readonly number[]): readonly [number, number] | null {
  let found: readonly [number, number] | null = null;
  for (let at = 0; at < groups.length; at += 1) {
    let end = at;
    while (groups[end] === 0) end += 1;
    if (end - at > 1 && (found === null || end - at > found[1] - found[0])) found = [at, end];
    at = Math.max(at, end);
  }
  return found;
}

/** As RFC 5952 has it: lower case, no leading zeros, the longest run of zeros as `::`. */
export function formatIpv6(address: Ipv6): string {
  const groups = Array.from({ length: 8 }, (_, at) => Number((address >> BigInt(16 * (7 - at))) & 0xffffn));
  const text = (some: readonly number[]): string => some.map((group) => group.toString(16)).join(":");
  const zeros = longestZeros(groups);
  return zeros === null
    ? text(groups)
    : `${text(groups.slice(0, zeros[0]))}::${text(groups.slice(zeros[1]))}`;
}

/** `fd12:3456:789a::/48`. */
export const formatPrefix6 = ({ base, length }: Prefix6): string => `${formatIpv6(base)}/${String(length)}`;

/** `fd12::1/127`, as interfaces write it. */
export const formatInterfaceAddress6 = ({ address, length }: InterfaceAddress6): string =>
  `${formatIpv6(address)}/${String(length)}`;

/** `fd12::/56` or `fd12::/56, fd34::/56`. */
export const formatPool6 = (pool: Pool6): string => pool.map(formatPrefix6).join(", ");

/** The `number`-th part of this length of a prefix, counted from 0. */
export const partOf6 = ({ base }: Prefix6, length: number, number: bigint): Prefix6 => ({
  base: base + number * sizeOf6(length),
  length,
});

/** From ip-num, at the edge, to the integers within. */
export const fromCidrRange6 = (range: IPv6CidrRange): Prefix6 => ({
  base: range.getFirst().getValue(),
  length: Number(range.getPrefix().getValue()),
});

/** From the integers within to ip-num, at the edge. */
export const toCidrRange6 = (prefix: Prefix6): IPv6CidrRange => IPv6CidrRange.fromCidr(formatPrefix6(prefix));

/** From the integers within to ip-num, at the edge. */
export const toIpv6 = (address: Ipv6): IPv6 => new IPv6(address);
