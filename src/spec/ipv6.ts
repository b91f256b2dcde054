import { IPv6CidrRange } from "ip-num";
import { z } from "zod";
import {
  containsAddress6,
  containsPrefix6,
  formatPrefix6,
  formatIpv6,
  fromCidrRange6,
  overlaps6,
  type InterfaceAddress6,
  type Ipv6,
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

type Usable = (range: Prefix6) => string | null;

const parseCidr6 =
  (why: Usable) =>
  (value: string | IPv6CidrRange): Prefix6 | Refusal => {
    const text = typeof value === "string" ? value : "";
    const range = value instanceof IPv6CidrRange ? value : attempt(() => IPv6CidrRange.fromCidr(text));
    if (range === null)
      return {
        code: "prefix-invalid",
        message: `${show(value)} is not an IPv6 prefix`,
        hint: "write it as in fd12:3456:789a::/48",
      };
    const parsed = fromCidrRange6(range);
    const reason = why(parsed);
    return reason === null
      ? withoutHostBits(value, parsed)
      : { code: "prefix-invalid", message: `${formatPrefix6(parsed)} ${reason}`, hint: UNICAST_HINT };
  };

function withoutHostBits(value: string | IPv6CidrRange, parsed: Prefix6): Prefix6 | Refusal {
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

/** A range of the fabric's own. */
export const cidr6 = scalar<Input, Prefix6>(parseCidr6(unusable), CIDR6);

/** Any prefix: what others have is theirs to say. */
export const foreignCidr6 = scalar<Input, Prefix6>(
  parseCidr6(() => null),
  CIDR6,
);

const parseAddress6 = (text: string): Ipv6 | null => {
  const range = attempt(() => IPv6CidrRange.fromCidr(`${text}/128`));
  if (range === null) return null;
  const { base } = fromCidrRange6(range);
  return UNICAST.some((unicast) => containsAddress6(unicast, base)) ? base : null;
};

/** A unicast address that is no link-local one. */
export const address6 = scalar<string, Ipv6>(
  (value) =>
    parseAddress6(value) ?? {
      code: "value-invalid",
      message: `${show(value)} is not a unicast IPv6 address`,
      hint: "write it as in fd12:3456:789a::1, no link-local one",
    },
  { type: "string", format: "ipv6" },
);

function parseInterfaceAddress6(value: string): InterfaceAddress6 | Refusal {
  const [host = "", length = "", ...rest] = typeof value === "string" ? value.split("/") : [];
  const address = parseAddress6(host);
  const bits = /^[0-9]{1,3}$/.test(length) ? Number(length) : 129;
  if (address !== null && bits <= 128 && rest.length === 0) return { address, length: bits };
  return {
    code: "value-invalid",
    message: `${show(value)} is not a unicast IPv6 address with the length of its network`,
    hint: "write it as in fd12:3456:789a::1/127, no link-local one",
  };
}

/** An IPv6 address on an interface: the host's own, with the length of its network. */
export const interfaceAddress6 = scalar<string, InterfaceAddress6>(parseInterfaceAddress6, {
  type: "string",
  pattern: "^[0-9A-Fa-f:]+/[0-9]+$",
  examples: ["fd12:3456:789a::1/127"],
});

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

/** One range of somebody's own, or several. */
export const pool6 = scalar<Input | readonly Input[], Pool6>(
  listOf<Input, Prefix6>(parseCidr6(unusable)),
  oneOrMore(CIDR6),
);

const cutPool6 = (what: string) => pool6.optional().describe(`${what} Default: cut from \`prefix\`.`);

const ranges6 = (kind: string) =>
  z
    .array(cidr6)
    .min(1)
    .optional()
    .describe(
      `One for each range of services.${kind}, in the same order. Default: the IPv4 range's addresses, in the last 32 bits of what \`prefix\` has for services.`,
    );

/** The second address family: an image of the first, object by object. */
export const ipv6 = z
  .strictObject({
    prefix: cidr6.describe(
      "The site's prefix, of which pools are cut that are not given: a /48 is as large as anyone needs; at least /16, at most /56.",
    ),
    only: z
      .boolean()
      .default(false)
      .describe(
        "There is no IPv4: no switch, server or pod has an address of it, and what remains are the 32 bits of router ids (pools.superSpineLoopbacks, pools.spineLoopbacks, pools.torLoopbacks) and of cluster ids. Every number is IPv6's own (`numbering: own`), and is said below `ipv6` as beside IPv4; sizes count as ever. A field beside `prefix`, and not a list of families: all that goes with it is here, and taking IPv4 away is one line. Default false.",
      ),
    numbering: z
      .enum(["image", "own"])
      .default("image")
      .describe(
        "`image`: each number is where the IPv4 number is in its range. `own`: each follows from the object's index in the IPv6 pool, whatever is pinned in IPv4, and a rack's pods are a /64; pools.X has as many ranges in IPv6. Default image.",
      ),
    pools: z
      .strictObject({
        spineLoopbacks: cutPool6("Of pools.spineLoopbacks, a /128 each."),
        torLoopbacks: cutPool6("Of pools.torLoopbacks, a /128 each."),
        superSpineLoopbacks: cutPool6("Of pools.superSpineLoopbacks, a /128 each."),
        links: cutPool6("Of pools.links, a /127 each (RFC 6164)."),
        spineLinks: cutPool6("Of pools.spineLinks, a /127 each."),
        superSpineLinks: cutPool6("Of pools.superSpineLinks, a /127 each."),
        serverLinks: cutPool6("Of pools.serverLinks, a /127 each."),
        planes: cutPool6("Of pools.planes, a /64 each."),
        nodes: cutPool6("Of pools.nodes, a /64 for each rack."),
        nodePlanes: cutPool6("Of pools.nodePlanes, a /64 each."),
        hosts: cutPool6("Of pools.hosts, address by address: what is announced as a /32 becomes a /128."),
        pods: cutPool6("Of pools.pods, address by address: a block of /26 becomes one of /122."),
      })
      .prefault({})
      .describe(
        "Where the IPv6 addresses of each pool come from. Each IPv4 range takes the first free place that is aligned to its own size, in order; append a range to lengthen a pool.",
      ),
    services: z
      .strictObject({
        clusterIps: ranges6("clusterIps"),
        externalIps: ranges6("externalIps"),
        loadBalancerIps: ranges6("loadBalancerIps"),
      })
      .prefault({})
      .describe("Ranges of services in IPv6, where they are a cluster's own already."),
    natExclusions: z
      .array(foreignCidr6)
      .default([])
      .describe(
        "As calico.natExclusions, of IPv6: destinations that pods reach with their own addresses. Default none.",
      ),
    natOutgoing: z
      .boolean()
      .optional()
      .describe(
        "Nodes translate what pods send over IPv6 to addresses outside every pool. Default: as calico.natOutgoing says of IPv4.",
      ),
  })
  .describe(
    "IPv6, beside IPv4 or alone: every router has an address of each family, and for each IPv4 session there is one over IPv6. Default: IPv4 only.",
  );
