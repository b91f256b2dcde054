import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatPrefix } from "../../net/ipv4.ts";
import { formatPool6, formatPrefix6, overlaps6, type Prefix6 } from "../../net/ipv6.ts";
import type { Datacenter } from "../../spec/index.ts";
import { imageOfLength } from "../ipv6/image.ts";
import { placedPools, placesOf, rangesOf6, type Ipv6Spec, type PlacedPool } from "../ipv6/places.ts";
import type { LayoutRules } from "../lay-out.ts";
import { checkOwn } from "./ipv6-own.ts";
import { checkGiven } from "./ipv6-given.ts";
import { torName } from "../numbering.ts";
import { pairsOf } from "../pairs.ts";

/** Bits of the site's prefix: room for 2^8 subnets below it at least, and more than a site could be given above. */
const SHORTEST = 16;
const LONGEST = 56;

/** What the user has written of a pool: itself, or the prefix that it is cut from. */
const pathOf = ({ pools }: Ipv6Spec, pool: PlacedPool): SpecPath =>
  pools[pool] === undefined ? ["ipv6", "prefix"] : ["ipv6", "pools", pool];

const checkLength = ({ prefix }: Ipv6Spec): Diagnostic[] =>
  prefix.length >= SHORTEST && prefix.length <= LONGEST
    ? []
    : [
        errorAt(
          ["ipv6", "prefix"],
          "size-impossible",
          `a /${String(prefix.length)} is no site's prefix`,
          `use a length of ${String(SHORTEST)} to ${String(LONGEST)}`,
        ),
      ];

/** IPv4 ranges that have no place: each index that the IPv4 pool has must have one in IPv6. */
const checkRoom = (dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): Diagnostic[] =>
  placesOf(dc, rules)
    .filter(({ ipv6 }) => ipv6 === null)
    .map(({ pool, ipv4, units }) =>
      errorAt(
        pathOf(spec, pool),
        "pool-exhausted",
        `${formatPool6(rangesOf6(spec, pool))} has no room for ${formatPrefix(ipv4)} of pools.${pool}, which takes a /${String(imageOfLength(units, ipv4.length))} there`,
        spec.pools[pool] === undefined
          ? `list ${formatPool6(rangesOf6(spec, pool))} and a range that has room in ipv6.pools.${pool}, or give pools.${pool} a smaller one, or, while nothing is deployed, use a shorter prefix`
          : `append a range to the pool, or give pools.${pool} a smaller one`,
      ),
    );

interface Range {
  readonly pool: PlacedPool;
  readonly range: Prefix6;
}

function checkOverlaps(dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): Diagnostic[] {
  const ranges = placedPools(dc, rules).flatMap((pool): Range[] =>
    rangesOf6(spec, pool).map((range) => ({ pool, range })),
  );
  // Pools that are cut from the prefix never meet: what is reported is one that was given.
  const given = ({ pool }: Range): boolean => spec.pools[pool] !== undefined;
  return pairsOf(ranges)
    .filter(([a, b]) => overlaps6(a.range, b.range))
    .map(([a, b]): readonly [Range, Range] => (given(b) ? [a, b] : [b, a]))
    .map(([a, b]) =>
      errorAt(
        pathOf(spec, b.pool),
        "pool-overlap",
        `${formatPrefix6(b.range)} overlaps ${formatPrefix6(a.range)} of ipv6.pools.${a.pool}`,
        "move one of the two, from which nothing is deployed yet, to a range of its own",
      ),
    );
}

const SUFFIX = "-v6";

/** Names that Calico's objects of IPv6 would have from a rack or a ToR, and that another has for itself. */
function checkNames({ racks }: Datacenter): Diagnostic[] {
  const named = (names: readonly { readonly name: string; readonly path: SpecPath }[]): Diagnostic[] => {
    const all = new Set(names.map(({ name }) => name));
    return names
      .filter(({ name }) => name.endsWith(SUFFIX) && all.has(name.slice(0, -SUFFIX.length)))
      .map(({ name, path }) =>
        errorAt(
          path,
          "duplicate-name",
          `${name} is what Calico's IPv6 objects for ${name.slice(0, -SUFFIX.length)} are called`,
          "rename one of them",
        ),
      );
  };
  const tors = racks.flatMap((rack, r) =>
    rack.tors.map((tor, t) => ({ name: torName(rack, tor), path: ["racks", r, "tors", t, "name"] })),
  );
  return [...named(racks.map(({ name }, r) => ({ name, path: ["racks", r, "name"] }))), ...named(tors)];
}

/** Whether everything that has a place in IPv4 has one in IPv6. */
export function checkIpv6(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const { ipv6 } = dc;
  if (ipv6 === undefined) return [];
  const length = checkLength(ipv6);
  if (length.length > 0) return length;
  return [
    ...(ipv6.numbering === "own" ? checkOwn(dc, ipv6, rules) : checkRoom(dc, ipv6, rules)),
    ...checkOverlaps(dc, ipv6, rules),
    ...checkNames(dc),
    ...checkGiven(dc, ipv6, rules),
  ];
}
