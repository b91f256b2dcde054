import { containsAddress, hostPrefix, sizeOf, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";
import { containsAddress6, sizeOf6, type Ipv6, type Prefix6 } from "../../net/ipv6.ts";
import { imageOfAddress, type Ipv6Image } from "./image.ts";

/** The IPv4 address whose image an IPv6 address is; null for one that is nobody's image. */
export function preimageOfAddress(image: Ipv6Image, address: Ipv6): Ipv4 | null {
  const pair = image.pairs?.find(({ ipv6 }) => ipv6.length === 128 && ipv6.base === address);
  if (pair !== undefined) return pair.ipv4.base;
  const segment = image.segments.find(({ ipv6 }) => containsAddress6(ipv6, address));
  if (segment === undefined) return null;
  const { ipv4, ipv6, units } = segment;
  const offset = address - ipv6.base;
  const within = offset % sizeOf6(units.ipv6);
  if (within >= BigInt(sizeOf(units.ipv4))) return null;
  const found = ipv4.base + Number(offset / sizeOf6(units.ipv6)) * sizeOf(units.ipv4) + Number(within);
  // What would be its image may be another's, which is pinned there.
  return containsAddress(ipv4, found) && imageOfAddress(image, found) === address ? found : null;
}

/** The IPv4 prefix whose image an IPv6 prefix is; null for one that is nobody's. */
export function preimageOfPrefix(image: Ipv6Image, { base, length }: Prefix6): Prefix4 | null {
  if (length === 0) return { base: 0, length: 0 };
  const pair = image.pairs?.find(({ ipv6 }) => ipv6.length === length && ipv6.base === base);
  if (pair !== undefined) return pair.ipv4;
  const first = preimageOfAddress(image, base);
  const units = image.segments.find(({ ipv6 }) => containsAddress6(ipv6, base))?.units;
  if (first === null || units === undefined) return null;
  const own = length > units.ipv6 ? length - 96 : units.ipv4 - (units.ipv6 - length);
  return own < 0 || own > 32 || first % sizeOf(own) !== 0 ? null : { ...hostPrefix(first), length: own };
}
