import { IPv4CidrRange, IPv6CidrRange } from "ip-num";
import { containsPrefix, fromCidrRange, overlaps } from "../../net/ipv4.ts";
import { containsPrefix6, fromCidrRange6, overlaps6 } from "../../net/ipv6.ts";

const is6 = (text: string): boolean => text.includes(":");

/** A lone address is a network of its own. */
const asCidr = (text: string): string => (text.includes("/") ? text : `${text}/${is6(text) ? "128" : "32"}`);

/** Of two networks as text, of whichever family; null where one can't be read. */
function compare(one: string, other: string, in4: typeof overlaps, in6: typeof overlaps6): boolean | null {
  const [a, b] = [asCidr(one), asCidr(other)];
  if (is6(a) !== is6(b)) return false;
  try {
    return is6(a)
      ? in6(fromCidrRange6(IPv6CidrRange.fromCidr(a)), fromCidrRange6(IPv6CidrRange.fromCidr(b)))
      : in4(fromCidrRange(IPv4CidrRange.fromCidr(a)), fromCidrRange(IPv4CidrRange.fromCidr(b)));
  } catch {
    return null;
  }
}

/** Whether two networks share an address; those that can't be read share none. */
export const cidrsOverlap = (one: string, other: string): boolean =>
  compare(one, other, overlaps, overlaps6) ?? false;

/** Whether one network, or address, lies in another; one that can't be read lies in none. */
export const cidrHolds = (outer: string, inner: string): boolean =>
  compare(outer, inner, containsPrefix, containsPrefix6) ?? false;
