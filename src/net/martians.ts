import type { Prefix4 } from "./ipv4.ts";
import type { Prefix6 } from "./ipv6.ts";

const of = (a: number, b: number, c: number, length: number): Prefix4 => ({
  base: ((a * 256 + b) * 256 + c) * 256,
  length,
});

/**
 * Ranges that no router of the Internet has a route for, with everything in them: the special-purpose addresses of RFC 6890 that are
 * not globally reachable, multicast and the former class E (RFC 7454 section 6.1.1).
 */
export const MARTIANS: readonly Prefix4[] = [
  of(0, 0, 0, 8),
  of(10, 0, 0, 8),
  of(100, 64, 0, 10),
  of(127, 0, 0, 8),
  of(169, 254, 0, 16),
  of(172, 16, 0, 12),
  of(192, 0, 0, 24),
  of(192, 0, 2, 24),
  of(192, 168, 0, 16),
  of(198, 18, 0, 15),
  of(198, 51, 100, 24),
  of(203, 0, 113, 24),
  of(224, 0, 0, 4),
  of(240, 0, 0, 4),
];

const of6 = (first: bigint, length: number): Prefix6 => ({ base: first << 96n, length });

/**
 * The same of IPv6: all that is no global unicast address (2000::/3, RFC 4291), unique local ones with it, and within it the IETF's assignments with
 * Teredo (RFC 2928, RFC 4380), documentation (RFC 3849, RFC 9637) and 6to4 (RFC 7526). No longer than the other list, in whose places they stand.
 */
export const MARTIANS6: readonly Prefix6[] = [
  of6(0n, 3),
  of6(0x4000_0000n, 2),
  of6(0x8000_0000n, 1),
  of6(0x2001_0000n, 23),
  of6(0x2001_0db8n, 32),
  of6(0x2002_0000n, 16),
  of6(0x3fff_0000n, 20),
];
