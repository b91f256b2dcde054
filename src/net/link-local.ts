import { formatIpv4, type Ipv4 } from "./ipv4.ts";

/*
 * What stands in place of an address where an interface has none but its IPv6 link-local one, which it gives itself and nobody else knows: a
 * number beyond all of IPv4's. Both ends of a link have two that are side by side, as the addresses of a /31.
 */
const FIRST = 2 ** 32;

/** The two ends of a link without addresses are a network of this length. */
export const LINK_LOCAL_LENGTH = 31;

/** @param place of an end of a link: no other has it, and the link's other end has the one beside it, the lower even */
export const linkLocalOf = (place: number): Ipv4 => FIRST + place;

/** The other end's. */
export const otherLinkLocal = (address: Ipv4): Ipv4 => address + (address % 2 === 0 ? 1 : -1);

export const isLinkLocal = (address: Ipv4): boolean => address >= FIRST;

/** How it is called where the interface says which. */
export const LINK_LOCAL = "link-local";

/** `10.0.0.1`, or that it is link-local. */
export const formatAddress = (address: Ipv4): string =>
  isLinkLocal(address) ? LINK_LOCAL : formatIpv4(address);
