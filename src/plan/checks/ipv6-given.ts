import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatPrefix } from "../../net/ipv4.ts";
import { formatPrefix6, overlaps6, type Prefix6 } from "../../net/ipv6.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { embedded, placedPools, placesOf, rangesOf6, type Ipv6Spec } from "../ipv6/places.ts";
import { SERVICE_KINDS, serviceSegments } from "../ipv6/services.ts";

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

/** As those of IPv4: only where something is translated, and in no pool. */
function checkExclusions(dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly Diagnostic[] {
  const pods = placesOf(dc, rules).flatMap(({ pool, ipv6 }) =>
    pool === "pods" && ipv6 !== null ? [ipv6] : [],
  );
  return spec.natExclusions.flatMap((range, at): Diagnostic[] => {
    const path = ["ipv6", "natExclusions", at];
    if (!(spec.natOutgoing ?? dc.calico.natOutgoing))
      return [
        errorAt(
          path,
          "value-invalid",
          `${formatPrefix6(range)} is to be left untranslated, and nothing is translated`,
          "remove it, or turn ipv6.natOutgoing on",
        ),
      ];
    const pool = pods.find((one) => overlaps6(one, range));
    const other = pool ?? spec.natExclusions.slice(0, at).find((one) => overlaps6(one, range));
    if (other === undefined) return [];
    return [
      errorAt(
        path,
        "pool-overlap",
        `${formatPrefix6(range)} overlaps ${formatPrefix6(other)} of ${pool === undefined ? "another exclusion" : "ipv6.pools.pods"}: Calico takes no two IPPools that do`,
        "remove it: what is in a pool is not translated",
      ),
    ];
  });
}

/** What was given in IPv6 beside pools. */
export const checkGiven = (dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkServices(dc, spec),
  ...checkOverlaps(dc, spec, rules),
  ...checkExclusions(dc, spec, rules),
];
