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
