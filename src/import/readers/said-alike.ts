import type { FactSyntax } from "./syntax.ts";

/** What FRR, EOS and NX-OS say in the same words. */
export const SAID_ALIKE = {
  port: /^interface (?<port>\S+)/,
  description: /^interface (?<port>\S+)\ndescription (?<text>.+)$/,
  asn: /^router bgp (?<asn>\d+)$/,
  policyMatches: /^route-map (?<policy>\S+) permit \d+\nmatch ip address prefix-list (?<list>\S+)$/,
} as const satisfies Partial<FactSyntax>;

/** And what the two vendors of them do. */
export const ARISTA_AND_CISCO = {
  ...SAID_ALIKE,
  address: /^interface (?<port>\S+)\nip address (?<address>[\d./]+)$/,
  routerId: /^router bgp \d+\nrouter-id (?<address>\S+)$/,
  staticRoute: /^ip route (?<range>[\d./]+) (?:[A-Z]\S+ )?(?<via>\d+\.\d+\.\d+\.\d+)(?: \d+)?$/,
} as const satisfies Partial<FactSyntax>;
