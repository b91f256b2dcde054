import { IPv6CidrRange } from "ip-num";
import { z } from "zod";
import {
  containsPrefix6,
  formatPrefix6,
  formatIpv6,
  fromCidrRange6,
  overlaps6,
  type Pool6,
  type Prefix6,
} from "../net/ipv6.ts";
import { attempt, listOf, oneOrMore, scalar, show, type Refusal } from "./scalars.ts";

const prefix = (text: string): Prefix6 => fromCidrRange6(IPv6CidrRange.fromCidr(text));

/** A range by its first 32 bits: what every process needs is not parsed in every process. */
const rangeAt = (first: bigint, length: number): Prefix6 => ({ base: first << 96n, length });

/** Global unicast addresses, 2000::/3 (RFC 4291), and unique local ones, fc00::/7 (RFC 4193): all that routers and nodes may be given. */
const UNICAST: readonly Prefix6[] = [rangeAt(0x2000_0000n, 3), rangeAt(0xfc00_0000n, 7)];

/** For documents only, 2001:db8::/32 (RFC 3849) and 3fff::/20 (RFC 9637): networks drop it. */
const DOCUMENTATION: readonly Prefix6[] = [rangeAt(0x2001_0db8n, 32), rangeAt(0x3fff_0000n, 20)];

const UNICAST_HINT =
  "use a part of your global prefix, or of fd00::/8 with 40 random bits after it (RFC 4193)";

/** What keeps a well-formed prefix from use; null where nothing does. */
function unusable(range: Prefix6): string | null {
  if (DOCUMENTATION.some((reserved) => overlaps6(reserved, range))) return "is for documentation only";
  return UNICAST.some((unicast) => containsPrefix6(unicast, range)) ? null : "is not unicast";
}

function parseCidr6(value: string | IPv6CidrRange): Prefix6 | Refusal {
  const text = typeof value === "string" ? value : "";
  const range = value instanceof IPv6CidrRange ? value : attempt(() => IPv6CidrRange.fromCidr(text));
  if (range === null)
    return {
      code: "prefix-invalid",
      message: `${show(value)} is not an IPv6 prefix`,
      hint: "write it as in fd12:3456:789a::/48",
    };
  const parsed = fromCidrRange6(range);
  const why = unusable(parsed);
  if (why !== null)
    return { code: "prefix-invalid", message: `${formatPrefix6(parsed)} ${why}`, hint: UNICAST_HINT };
  // Compared as a number: 1::/16 and 1:0::/16 are both as good.
  if (typeof value === "string" && hostOf(value) !== parsed.base)
    return {
      code: "prefix-host-bits",
      message: `${show(value)} has bits set beyond its length`,
      hint: `write ${formatPrefix6(parsed)}`,
    };
  return parsed;
}

/** The address that is written before the slash. */
const hostOf = (text: string): bigint => prefix(text.replace(/\/.*$/, "/128")).base;

const CIDR6 = { type: "string", pattern: "^[0-9A-Fa-f:]+/[0-9]+$", examples: ["fd12:3456:789a::/48"] };

type Input = string | IPv6CidrRange;

/** An IPv6 prefix of unicast addresses, without host bits. */
export const cidr6 = scalar<Input, Prefix6>(parseCidr6, CIDR6);

function parseOwnAddress6(value: string): Prefix6 | Refusal {
  const range =
    typeof value === "string" && !value.includes("/") ? attempt(() => prefix(`${value}/128`)) : null;
  if (range === null)
    return {
      code: "value-invalid",
      message: `${show(value)} is not an IPv6 address`,
      hint: "write it as in fd12:3456:789a:2000::a, without a length",
    };
  const why = unusable(range);
  return why === null
    ? range
    : { code: "value-invalid", message: `${formatIpv6(range.base)} ${why}`, hint: UNICAST_HINT };
}

/** A unicast IPv6 address, as a /128. */
export const ownAddress6 = scalar<string, Prefix6>(parseOwnAddress6, {
  type: "string",
  format: "ipv6",
  examples: ["fd12:3456:789a:2000::a"],
});

const pool6 = (what: string) =>
  scalar<Input | readonly Input[], Pool6>(listOf<Input, Prefix6>(parseCidr6), oneOrMore(CIDR6))
    .optional()
    .describe(`${what} Default: cut from \`prefix\`.`);

/** The second address family: an image of the first, object by object. */
export const ipv6 = z
  .strictObject({
    prefix: cidr6.describe(
      "The site's prefix, of which pools are cut that are not given: a /48 is as large as anyone needs; at least /16, at most /56.",
    ),
    pools: z
      .strictObject({
        spineLoopbacks: pool6("Of pools.spineLoopbacks, a /128 each."),
        torLoopbacks: pool6("Of pools.torLoopbacks, a /128 each."),
        links: pool6("Of pools.links, a /127 each (RFC 6164)."),
        spineLinks: pool6("Of pools.spineLinks, a /127 each."),
        serverLinks: pool6("Of pools.serverLinks, a /127 each."),
        planes: pool6("Of pools.planes, a /64 each."),
        nodes: pool6("Of pools.nodes, a /64 for each rack."),
        nodePlanes: pool6("Of pools.nodePlanes, a /64 each."),
        pods: pool6("Of pools.pods, address by address: a block of /26 becomes one of /122."),
      })
      .prefault({})
      .describe(
        "Where the IPv6 addresses of each pool come from. Each IPv4 range takes the first free place that is aligned to its own size, in order; append a range to lengthen a pool.",
      ),
    natOutgoing: z
      .boolean()
      .optional()
      .describe(
        "Nodes translate what pods send over IPv6 to addresses outside every pool. Default: as calico.natOutgoing says of IPv4.",
      ),
  })
  .describe(
    "IPv6 beside IPv4: every router has an address of each family, and for each IPv4 session there is one over IPv6. Default: IPv4 only.",
  );
