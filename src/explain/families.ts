import { IPv6, IPv6CidrRange } from "ip-num";
import { familiesOf, ipv4Family, type Family } from "../intent/index.ts";
import { canonicalIpv4, canonicalPrefix, hostPrefix, type Ipv4, type Prefix4 } from "../net/ipv4.ts";
import { fromCidrRange6 } from "../net/ipv6.ts";
import { hasImage, type Ipv6Image } from "../plan/ipv6/image.ts";
import type { Writer } from "./words.ts";
import { preimageOfAddress, preimageOfPrefix } from "../plan/ipv6/preimage.ts";

/** What somebody typed, read; its family is the one that answers are given in. */
export interface Typed<T> {
  readonly value: T;
  readonly family: Family["name"];
}

/** The library throws for a text that is none. */
function read<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

/** An address of either family as its IPv4 one; null for any other text, and for an IPv6 address that is not the fabric's. */
export function typedAddress(text: string, image: Ipv6Image | null): Typed<Ipv4> | null {
  const ipv4 = image?.alone === true ? null : canonicalIpv4(text);
  if (ipv4 !== null) return { value: ipv4, family: "ipv4" };
  if (image === null || !text.includes(":")) return null;
  const ipv6 = read(() => new IPv6(text).getValue());
  const value = ipv6 === null ? null : preimageOfAddress(image, ipv6);
  return value === null ? null : { value, family: "ipv6" };
}

/** The same of a prefix. */
export function typedPrefix(text: string, image: Ipv6Image | null): Typed<Prefix4> | null {
  const ipv4 = image?.alone === true ? null : canonicalPrefix(text);
  if (ipv4 !== null) return { value: ipv4, family: "ipv4" };
  if (image === null || !text.includes(":")) return null;
  const ipv6 = read(() => fromCidrRange6(IPv6CidrRange.fromCidr(text)));
  const value = ipv6 === null ? null : preimageOfPrefix(image, ipv6);
  return value === null ? null : { value, family: "ipv6" };
}

/** How addresses are written in a family, by default the first: in IPv4 also what has no image, as what is met over IPv4 alone. */
export function writerIn(image: Ipv6Image | null, wanted?: Family["name"]): Writer {
  const families = familiesOf(image);
  const family = families.find(({ name }) => name === wanted) ?? families[0];
  if (image === null || family.name === "ipv4") return { ...ipv4Family, pools: "" };
  const known = (prefix: Prefix4): boolean => hasImage(image, prefix);
  return {
    ...family,
    pools: image.alone === true ? "ipv6." : "",
    address: (address) => (known(hostPrefix(address)) ? family : ipv4Family).address(address),
    prefix: (prefix) => (known(prefix) ? family : ipv4Family).prefix(prefix),
    rule: (rule) => (family.hasRule(rule) ? family : ipv4Family).rule(rule),
  };
}
