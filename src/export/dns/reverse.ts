import type { Ipv4, Prefix4 } from "../../net/ipv4.ts";
import type { Ipv6, Prefix6 } from "../../net/ipv6.ts";

/* RFC 1035 section 3.5 and RFC 3596 section 2.5: an octet a label, and a nibble a label, the last first. */

/** Where zones end; a /24 at the longest, for what is longer can't be delegated without RFC 2317. */
const OCTET = 8;
const LONGEST = 24;
const NIBBLE = 4;

const upTo = (length: number, step: number): number => Math.max(step, Math.ceil(length / step) * step);

const octets = (address: Ipv4): readonly string[] =>
  [24, 16, 8, 0].map((shift) => String(Math.floor(address / 2 ** shift) % 256));

const nibbles = (address: Ipv6): readonly string[] =>
  Array.from({ length: 32 }, (_, at) => ((address >> BigInt(4 * (31 - at))) & 0xfn).toString(16));

const reversed = (labels: readonly string[], suffix: string): string =>
  [...labels.toReversed(), suffix].join(".");

/** An address's whole name, and the zone that it is in, without the dots at their ends. */
export interface ReverseName {
  readonly name: string;
  readonly zone: string;
}

/** @param pool what the address is from, as whole octets at least as long as it: a pool of /23 has two zones of /24 */
export function reverseName4(address: Ipv4, pool: Prefix4): ReverseName {
  const labels = octets(address);
  const length = Math.min(LONGEST, upTo(pool.length, OCTET));
  return {
    name: reversed(labels, "in-addr.arpa"),
    zone: reversed(labels.slice(0, length / OCTET), "in-addr.arpa"),
  };
}

/** @param pool what the address is from, as whole nibbles at least as long as it */
export function reverseName6(address: Ipv6, pool: Prefix6): ReverseName {
  const labels = nibbles(address);
  const length = Math.min(128 - NIBBLE, upTo(pool.length, NIBBLE));
  return {
    name: reversed(labels, "ip6.arpa"),
    zone: reversed(labels.slice(0, length / NIBBLE), "ip6.arpa"),
  };
}
