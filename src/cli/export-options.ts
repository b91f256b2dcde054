import { isIP, isIPv4 } from "node:net";
import { InvalidArgumentError } from "commander";

const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

/** A DNS name, with a dot at its end or without. @throws InvalidArgumentError */
export function domainOf(value: string): string {
  const name = value.toLowerCase().replace(/\.$/, "");
  if (!DOMAIN.test(name))
    throw new InvalidArgumentError("It is a DNS name: letters, digits and hyphens between dots.");
  return name;
}

/** Several of them. */
export const domainsOf = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  domainOf(value),
];

/** Of a zone (RFC 1982). @throws InvalidArgumentError */
export function serialOf(value: string): number {
  const serial = /^\d{1,10}$/.test(value) ? Number(value) : 0;
  if (serial < 1 || serial > 0xffff_ffff)
    throw new InvalidArgumentError("It is a whole number from 1 to 4294967295.");
  return serial;
}

/** Addresses of either family. @throws InvalidArgumentError */
export function addressesOf(value: string, before: readonly string[] | undefined): readonly string[] {
  if (isIP(value) === 0) throw new InvalidArgumentError("Each is an address.");
  return [...(before ?? []), value];
}

/** @throws InvalidArgumentError */
export function nextServerOf(value: string): string {
  if (!isIPv4(value)) throw new InvalidArgumentError("It is an IPv4 address.");
  return value;
}

/** What DHCP's field has room for (RFC 2131 section 2). @throws InvalidArgumentError */
export function bootFileOf(value: string): string {
  if (!/^[\x21-\x7e]{1,127}$/.test(value))
    throw new InvalidArgumentError("It is a name of at most 127 printable characters.");
  return value;
}

/** @throws InvalidArgumentError */
export function bootUrlOf(value: string): string {
  if (!/^(tftp|https?):\/\/[\x21-\x7e]+$/.test(value))
    throw new InvalidArgumentError("It is a URL: tftp://, http:// or https://.");
  return value;
}
