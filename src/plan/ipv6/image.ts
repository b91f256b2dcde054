import {
  containsAddress,
  containsPrefix,
  formatPrefix,
  hostPrefix,
  sizeOf,
  type Ipv4,
  type Prefix4,
} from "../../net/ipv4.ts";
import { sizeOf6, type Ipv6, type Prefix6 } from "../../net/ipv6.ts";
import type { PrefixRule } from "../session.ts";
import type { AddressPool } from "../address-pools.ts";

/*
 * IPv6 is the image of IPv4: each IPv4 range that the fabric takes from has a range in IPv6, and the object at an index of the one has the
 * same index in the other. What an object takes is a subnet of `units.ipv4` and becomes one of `units.ipv6`: a link's /31 a /127, a
 * rack's subnet a /64; inside of it the last bits stay. Whatever holds for addresses and prefixes of the one family, that they differ,
 * lie in one another or match a rule, holds for their images.
 */

/** Prefix lengths of what one object takes, in both families. */
export interface Units {
  readonly ipv4: number;
  readonly ipv6: number;
}

/** One IPv4 range, and where it stands. */
export interface Ipv6Segment {
  readonly pool: AddressPool;
  readonly ipv4: Prefix4;
  readonly ipv6: Prefix6;
  readonly units: Units;
  /** It was given for one object, and goes before the range that it is in. */
  readonly pinned?: true;
}

/** The IPv6 addresses of a fabric. Segments overlap only where one that is pinned is in another: the first that fits is meant. */
export interface Ipv6Image {
  readonly segments: readonly Ipv6Segment[];
}

/** The IPv6 length of an IPv4 prefix of this length, in a pool of such units: a unit's for a unit, and 128 for 32. */
export const imageOfLength = (units: Units, length: number): number =>
  length > units.ipv4 ? length + 96 : units.ipv6 - (units.ipv4 - length);

function inSegment({ ipv4, ipv6, units }: Ipv6Segment, address: Ipv4): Ipv6 {
  const offset = address - ipv4.base;
  const size = sizeOf(units.ipv4);
  const unit = BigInt(Math.floor(offset / size)) * sizeOf6(units.ipv6);
  return ipv6.base + unit + BigInt(offset % size);
}

const segmentOf = ({ segments }: Ipv6Image, prefix: Prefix4): Ipv6Segment | undefined =>
  segments.find(({ ipv4 }) => containsPrefix(ipv4, prefix));

/** @throws RangeError for what is in none of the fabric's pools: a defect, for the checks have refused it */
const noImage = (prefix: Prefix4): never => {
  throw new RangeError(`${formatPrefix(prefix)} has no image in IPv6`);
};

/** The IPv6 address of whatever has this IPv4 address. @throws RangeError for an address of no pool that is in use */
export function imageOfAddress({ segments }: Ipv6Image, address: Ipv4): Ipv6 {
  const segment = segments.find(({ ipv4 }) => containsAddress(ipv4, address));
  return segment === undefined ? noImage(hostPrefix(address)) : inSegment(segment, address);
}

/** The IPv6 prefix of whatever has this IPv4 prefix; `::/0` of `0.0.0.0/0`. @throws RangeError for one of no pool that is in use */
export function imageOfPrefix(image: Ipv6Image, prefix: Prefix4): Prefix6 {
  if (prefix.length === 0) return { base: 0n, length: 0 };
  const segment = segmentOf(image, prefix);
  if (segment === undefined) return noImage(prefix);
  return { base: inSegment(segment, prefix.base), length: imageOfLength(segment.units, prefix.length) };
}

/** A prefix with a range of lengths, in IPv6. */
export interface PrefixRule6 extends Pick<PrefixRule, "what"> {
  readonly prefix: Prefix6;
  readonly minLength: number;
  readonly maxLength: number;
}

/** The rule that matches, of all images, those of what this one matches. */
export function imageOfRule(
  image: Ipv6Image,
  { what, prefix, minLength, maxLength }: PrefixRule,
): PrefixRule6 {
  const units = segmentOf(image, prefix)?.units ?? { ipv4: 0, ipv6: 0 };
  return {
    what,
    prefix: imageOfPrefix(image, prefix),
    minLength: imageOfLength(units, minLength),
    maxLength: imageOfLength(units, maxLength),
  };
}
