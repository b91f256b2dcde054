import { IPv4, IPv4CidrRange } from "ip-num";

/** An IPv4 address as an unsigned 32-bit integer: what the allocators and the simulator count with. */
export type Ipv4 = number;

/** An IPv4 network. Invariant: no bit of `base` is set beyond `length` (0 to 32). */
export interface Prefix4 {
  readonly base: Ipv4;
  readonly length: number;
}

/** An address on an interface: the host's own address and the length of the network it stands in. */
export interface InterfaceAddress {
  readonly address: Ipv4;
  readonly length: number;
}

/** How many addresses a prefix of this length holds: 1 (/32) to 2^32 (/0). */
export const sizeOf = (length: number): number => 2 ** (32 - length);

/** The highest address of a prefix. */
export const lastOf = (prefix: Prefix4): Ipv4 => prefix.base + sizeOf(prefix.length) - 1;

export const formatIpv4 = (address: Ipv4): string =>
  `${String(address >>> 24)}.${String((address >>> 16) & 255)}.${String((address >>> 8) & 255)}.${String(address & 255)}`;

/** `10.0.0.0/8`. */
export const formatPrefix = (prefix: Prefix4): string =>
  `${formatIpv4(prefix.base)}/${String(prefix.length)}`;

/** Each prefix once, in the order in which they first come. */
export const distinctPrefixes = (prefixes: readonly Prefix4[]): readonly Prefix4[] => [
  ...new Map(prefixes.map((prefix) => [formatPrefix(prefix), prefix])).values(),
];

/** `10.0.0.1/31`, as interfaces write it. */
export const formatInterfaceAddress = (at: InterfaceAddress): string =>
  `${formatIpv4(at.address)}/${String(at.length)}`;

const CANONICAL = /^(\d|[1-9]\d{1,2})\.(\d|[1-9]\d{1,2})\.(\d|[1-9]\d{1,2})\.(\d|[1-9]\d{1,2})$/;

/** Reads what `formatIpv4` writes; null for any other text, though it may be an address in another notation. */
export function canonicalIpv4(text: string): Ipv4 | null {
  const [, a, b, c, d] = (CANONICAL.exec(text) ?? []).map(Number);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  if (a > 255 || b > 255 || c > 255 || d > 255) return null;
  return ((a * 256 + b) * 256 + c) * 256 + d;
}

/** Reads what `formatPrefix` writes; null for any other text, though it may be a network in another notation. */
export function canonicalPrefix(text: string): Prefix4 | null {
  const slash = text.indexOf("/");
  const base = canonicalIpv4(text.slice(0, Math.max(0, slash)));
  const digits = text.slice(slash + 1);
  const length = /^(\d|[1-9]\d)$/.test(digits) ? Number(digits) : 33;
  return base === null || length > 32 || base % sizeOf(length) !== 0 ? null : { base, length };
}

/** The /32 of one address. */
export const hostPrefix = (address: Ipv4): Prefix4 => ({ base: address, length: 32 });

export const containsAddress = (prefix: Prefix4, address: Ipv4): boolean =>
  address >= prefix.base && address <= lastOf(prefix);

export const containsPrefix = (outer: Prefix4, inner: Prefix4): boolean =>
  inner.length >= outer.length && containsAddress(outer, inner.base);

export const overlaps = (a: Prefix4, b: Prefix4): boolean => containsPrefix(a, b) || containsPrefix(b, a);

/** The network that an interface address stands in. */
export const networkOf = (at: InterfaceAddress): Prefix4 => ({
  base: at.address - (at.address % sizeOf(at.length)),
  length: at.length,
});

/** From ip-num, at the edge, to the integers within. */
export const fromCidrRange = (range: IPv4CidrRange): Prefix4 => ({
  base: Number(range.getFirst().getValue()),
  length: Number(range.getPrefix().getValue()),
});

/** From the integers within to ip-num, at the edge. */
export const toCidrRange = (prefix: Prefix4): IPv4CidrRange => IPv4CidrRange.fromCidr(formatPrefix(prefix));

/** From the integers within to ip-num, at the edge. */
export const toIpv4 = (address: Ipv4): IPv4 => new IPv4(BigInt(address));
