import { IPv6 } from "ip-num";
import type { Family } from "../intent/index.ts";
import { canonicalIpv4, type Prefix4 } from "../net/ipv4.ts";

/** A network of either family, as numbers. */
interface Network {
  readonly base: bigint;
  readonly length: number;
  readonly bits: 32 | 128;
}

/** Of a prefix in the one way to write it. */
function networkIn(prefix: string): Network {
  const [address = "", length] = prefix.split("/");
  const ipv4 = canonicalIpv4(address);
  return ipv4 === null
    ? { base: new IPv6(address).getValue(), length: Number(length), bits: 128 }
    : { base: BigInt(ipv4), length: Number(length), bits: 32 };
}

const holds = (outer: Network, inner: Network): boolean => {
  const shift = BigInt(outer.bits - outer.length);
  return (
    outer.bits === inner.bits && inner.length >= outer.length && outer.base >> shift === inner.base >> shift
  );
};

/** Whether prefixes, as a family writes them, lie in any of these ranges. */
export function withinAny(family: Family, ranges: readonly Prefix4[]): (prefix: string) => boolean {
  const networks = ranges.map((range) => networkIn(family.prefix(range)));
  return (prefix) => {
    const one = networkIn(prefix);
    return networks.some((range) => holds(range, one));
  };
}
