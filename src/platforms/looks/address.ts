import { IPv6 } from "ip-num";
import { canonicalIpv4, formatIpv4, networkOf } from "../../net/ipv4.ts";
import { formatIpv6 } from "../../net/ipv6.ts";

function ipv6Value(text: string): bigint | null {
  try {
    return new IPv6(text).getValue();
  } catch {
    return null;
  }
}

/** An address in the one way to write it, without its zone (`%swp1`); null where the text is none. */
export function addressIn(text: string): string | null {
  const [bare = ""] = text.trim().split("%");
  if (canonicalIpv4(bare) !== null) return bare;
  const value = bare.includes(":") ? ipv6Value(bare) : null;
  return value === null ? null : formatIpv6(value);
}

/** A network in the one way to write it, without bits beyond its length; a lone address is a host. Null where the text is none. */
export function prefixIn(text: string): string | null {
  const [bare = "", written] = text.trim().split("/");
  const bits = bare.includes(":") ? 128 : 32;
  const length = written === undefined ? bits : Number(written);
  if (!Number.isInteger(length) || length < 0 || length > bits || written === "") return null;
  const address = canonicalIpv4(bare);
  if (address !== null) {
    const { base } = networkOf({ address, length });
    return `${formatIpv4(base)}/${String(length)}`;
  }
  const value = bits === 128 ? ipv6Value(bare) : null;
  if (value === null) return null;
  const shift = BigInt(128 - length);
  return `${formatIpv6((value >> shift) << shift)}/${String(length)}`;
}

/** An AS number as it is counted, also of RFC 5396's asdot (`65130.1100`); null where the text is none. */
export function asnIn(text: string | number | null | undefined): number | null {
  const match = /^(?:(\d{1,5})\.)?(\d{1,10})$/.exec(String(text ?? "").trim());
  if (match === null) return null;
  const asn = Number(match[1] ?? 0) * 65_536 + Number(match[2]);
  return asn === 0 ? null : asn;
}

/** fe80::/10 (RFC 4291): every port has one, and no plan knows it. */
export const isLinkLocal = (address: string): boolean => /^fe[89ab][0-9a-f]:/.test(address);
