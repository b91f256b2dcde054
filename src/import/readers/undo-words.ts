import type { FactSyntax } from "./syntax.ts";

/** What Comware and VRP say in the same words: masks and lengths stand apart from addresses. */
export const COMWARE_AND_VRP = {
  port: /^interface (?<port>\S+)/,
  description: /^interface (?<port>\S+)\ndescription (?<text>.+)$/,
  address: /^interface (?<port>\S+)\nip address (?<address>[\d.]+ [\d.]+)$/,
  asn: /^bgp (?<asn>\d+)$/,
  routerId: /^bgp \d+\nrouter-id (?<address>\S+)$/,
  neighborAsn: /^bgp \d+\npeer (?<peer>[\d.]+) as-number (?<asn>\d+)$/,
  neighborDescription: /^bgp \d+\npeer (?<peer>[\d.]+) description (?<text>.+)$/,
  staticRoute:
    /^ip route-static (?<range>[\d.]+ [\d.]+) (?:[A-Z0-9]\S*[A-Za-z]\S* )?(?<via>\d+\.\d+\.\d+\.\d+)(?: preference \d+)?$/,
} as const satisfies Partial<FactSyntax>;
