import { formatPrefix, hostPrefix, sizeOf, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";
import { sizeOf6, type Ipv6, type Prefix6 } from "../../net/ipv6.ts";
import { MARTIANS, MARTIANS6 } from "../../net/martians.ts";
import type { PrefixRule } from "../session.ts";
import { finder } from "./segment-at.ts";
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

/** What ranges with an image are: of a pool, of services, or the networks of links to the outside. */
export type ImagedRanges = AddressPool | "hosts" | "services" | "outside";

/** One IPv4 range, and where it stands. */
export interface Ipv6Segment {
  readonly pool: ImagedRanges;
  readonly ipv4: Prefix4;
  readonly ipv6: Prefix6;
  readonly units: Units;
  /** It was given for one object, and goes before the range that it is in. */
  readonly pinned?: true;
}

/** One IPv4 prefix and the one that stands for it in IPv6: an image of the prefix, and of no part of it. */
export interface Ipv6Pair {
  readonly ipv4: Prefix4;
  readonly ipv6: Prefix6;
}

/** The IPv6 addresses of a fabric, beside those of IPv4 or in their place. Segments overlap only where one object's own is in a range: of those that are pinned the longest is meant, else the first that fits. */
export interface Ipv6Image {
  readonly segments: readonly Ipv6Segment[];
  /** What others have, and numbers that somebody chose: they go before segments. Absent for none. */
  readonly pairs?: readonly Ipv6Pair[];
  /** No router has an IPv4 address: what stands for one is a number by which its image is found, and at most a router's or a cluster's id. */
  readonly alone?: true;
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

const segmentAt = finder<Ipv6Segment>();

/** @throws RangeError for what is in none of the fabric's pools: a defect, for the checks have refused it */
const noImage = (prefix: Prefix4): never => {
  throw new RangeError(`${formatPrefix(prefix)} has no image in IPv6`);
};

const pairOf = ({ pairs = [] }: Ipv6Image, { base, length }: Prefix4): Prefix6 | undefined =>
  pairs.find(({ ipv4 }) => ipv4.base === base && ipv4.length === length)?.ipv6;

/** The IPv6 address of whatever has this IPv4 address. @throws RangeError for an address of no pool that is in use */
export function imageOfAddress(image: Ipv6Image, address: Ipv4): Ipv6 {
  const pair = pairOf(image, hostPrefix(address));
  if (pair !== undefined) return pair.base;
  const segment = segmentAt(image.segments, hostPrefix(address));
  return segment === undefined ? noImage(hostPrefix(address)) : inSegment(segment, address);
}

/** The IPv6 prefix of whatever has this IPv4 prefix; `::/0` of `0.0.0.0/0`. @throws RangeError for one of no pool that is in use */
export function imageOfPrefix(image: Ipv6Image, prefix: Prefix4): Prefix6 {
  if (prefix.length === 0) return { base: 0n, length: 0 };
  const pair = pairOf(image, prefix);
  if (pair !== undefined) return pair;
  const segment = segmentAt(image.segments, prefix);
  if (segment === undefined) return noImage(prefix);
  // A range as a whole, though its image be larger than its units would make it.
  if (prefix.length === segment.ipv4.length) return segment.ipv6;
  return { base: inSegment(segment, prefix.base), length: imageOfLength(segment.units, prefix.length) };
}

/** A prefix with a range of lengths, in IPv6. */
export interface PrefixRule6 extends Pick<PrefixRule, "what"> {
  readonly prefix: Prefix6;
  readonly minLength: number;
  readonly maxLength: number;
}

/** Whether there is an image: of the fabric's own prefixes always, of others' where somebody has said what it is. */
export const hasImage = (image: Ipv6Image, prefix: Prefix4): boolean =>
  prefix.length === 0 ||
  pairOf(image, prefix) !== undefined ||
  segmentAt(image.segments, prefix) !== undefined;

/** What a rule's lengths are counted by: a pair is one unit. */
const unitsOf = (image: Ipv6Image, prefix: Prefix4): Units => {
  const pair = pairOf(image, prefix);
  if (pair !== undefined) return { ipv4: prefix.length, ipv6: pair.length };
  return segmentAt(image.segments, prefix)?.units ?? { ipv4: 0, ipv6: 0 };
};

/** IPv6 has martians of its own, in the place of IPv4's: fewer. Undefined where the rule is about none. */
const martianOf = ({ what, prefix }: PrefixRule): Prefix6 | null | undefined => {
  const at = what === "refused" ? MARTIANS.indexOf(prefix) : -1;
  return at < 0 ? undefined : (MARTIANS6[at] ?? null);
};

/** Whether there is a rule for the images of what this one matches. */
export const hasRule = (image: Ipv6Image, rule: PrefixRule): boolean => {
  const martian = martianOf(rule);
  return martian === undefined ? hasImage(image, rule.prefix) : martian !== null;
};

/** The rule that matches, of all images, those of what this one matches. */
export function imageOfRule(image: Ipv6Image, rule: PrefixRule): PrefixRule6 {
  const { what, prefix, minLength, maxLength } = rule;
  const martian = martianOf(rule) ?? null;
  if (martian !== null) return { what, prefix: martian, minLength: martian.length, maxLength: 128 };
  const units = unitsOf(image, prefix);
  const own = imageOfPrefix(image, prefix);
  const lengthOf = (length: number): number =>
    length === prefix.length ? own.length : imageOfLength(units, length);
  return { what, prefix: own, minLength: lengthOf(minLength), maxLength: lengthOf(maxLength) };
}
