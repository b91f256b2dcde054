import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatPrefix } from "../../net/ipv4.ts";
import { formatPrefix6, overlaps6, type Prefix6 } from "../../net/ipv6.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { embedded, placedPools, placesOf, rangesOf6, type Ipv6Spec } from "../ipv6/places.ts";
import { SERVICE_KINDS, serviceSegments } from "../ipv6/services.ts";
import { checkExclusions, poolsWithIpPools } from "./exclusions.ts";

/** A range of the fabric's own in IPv6. */
export interface OwnRange6 {
  readonly what: string;
  readonly range: Prefix6;
}

/** What is the fabric's own: pools, and services. */
export const ownRanges6 = (dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly OwnRange6[] => [
  ...placedPools(dc, rules).flatMap((pool) =>
    rangesOf6(spec, pool).map((range) => ({ what: `ipv6.pools.${pool}`, range })),
  ),
  ...serviceSegments(dc).map(({ ipv6 }) => ({ what: "services", range: ipv6 })),
];

/** Ranges of services: one for each of IPv4, with room for all its addresses. */
const checkServices = ({ services }: Datacenter, spec: Ipv6Spec): readonly Diagnostic[] =>
  SERVICE_KINDS.flatMap((kind): Diagnostic[] => {
    const given = spec.services[kind];
    if (given === undefined) return [];
    const path = ["ipv6", "services", kind];
    if (given.length !== services[kind].length)
      return [
        errorAt(
          path,
          "value-invalid",
          `${String(given.length)} ranges for the ${String(services[kind].length)} of services.${kind}`,
          "give one for each, in the same order, or leave it out",
        ),
      ];
    return services[kind].flatMap((ipv4, at) => {
      const range = given[at];
      const longest = ipv4.length + 96;
      return range === undefined || range.length <= longest
        ? []
        : [
            errorAt(
              [...path, at],
              "pool-exhausted",
              `${formatPrefix6(range)} has no room for ${formatPrefix(ipv4)} of services.${kind}`,
              `give a /${String(longest)} or a larger one`,
            ),
          ];
    });
  });

/** Ranges that somebody chose, each of which is nobody else's. */
function checkOverlaps(dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly Diagnostic[] {
  const pools = ownRanges6(dc, spec, rules).filter(({ what }) => what !== "services");
  const placed: readonly (OwnRange6 & { readonly path: SpecPath })[] = SERVICE_KINDS.flatMap((kind) =>
    dc.services[kind].map((ipv4, at) => ({
      what: `services.${kind}`,
      range: spec.services[kind]?.[at] ?? embedded(spec, "services", ipv4),
      path: spec.services[kind] === undefined ? ["services", kind, at] : ["ipv6", "services", kind, at],
    })),
  );
  return placed.flatMap(({ range, path }, at) => {
    const other = [...pools, ...placed.slice(0, at)].find((one) => overlaps6(one.range, range));
    return other === undefined
      ? []
      : [
          errorAt(
            path,
            "pool-overlap",
            `${formatPrefix6(range)} overlaps ${formatPrefix6(other.range)} of ${other.what}`,
            "give services a range of their own",
          ),
        ];
  });
}

/** Destinations that are left untranslated. */
function exclusionsIn(dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly Diagnostic[] {
  const withPool: ReadonlySet<string> = new Set(poolsWithIpPools(rules));
  const pools = placesOf(dc, rules).flatMap(({ pool, ipv6 }) =>
    withPool.has(pool) && ipv6 !== null ? [{ what: `ipv6.pools.${pool}`, range: ipv6 }] : [],
  );
  return checkExclusions({
    path: ["ipv6", "natExclusions"],
    ranges: spec.natExclusions,
    isTranslated: spec.natOutgoing ?? dc.calico.natOutgoing,
    option: "ipv6.natOutgoing",
    pools,
    format: formatPrefix6,
    overlaps: overlaps6,
  });
}

/** What was given in IPv6 beside pools. */
export const checkGiven = (dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkServices(dc, spec),
  ...checkOverlaps(dc, spec, rules),
  ...exclusionsIn(dc, spec, rules),
];
