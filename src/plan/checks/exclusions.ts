import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { LayoutRules } from "../layout-rules.ts";

/** Pools that Calico has IPPools of: pods, and nodes where they have links of their own, and so an IPPool of their addresses. */
export const poolsWithIpPools = ({ attachments }: LayoutRules): readonly ("pods" | "nodes")[] =>
  attachments.used.some(({ network }) => network !== "rack") ? ["pods", "nodes"] : ["pods"];

/** Destinations of one family that pods reach with their own address, and what they are held against. */
export interface Exclusions<Prefix> {
  readonly path: SpecPath;
  readonly ranges: readonly Prefix[];
  /** Whether pods are translated at all, and the option that says so. */
  readonly isTranslated: boolean;
  readonly option: string;
  /** Ranges that have an IPPool. */
  readonly pools: readonly { readonly what: string; readonly range: Prefix }[];
  readonly format: (prefix: Prefix) => string;
  readonly overlaps: (one: Prefix, other: Prefix) => boolean;
}

/** Left untranslated is something only where something is translated, and in no pool. Calico has an IPPool for each. */
export function checkExclusions<Prefix>({
  path,
  ranges,
  isTranslated,
  option,
  pools,
  format,
  overlaps,
}: Exclusions<Prefix>): readonly Diagnostic[] {
  return ranges.flatMap((range, at): Diagnostic[] => {
    const own = [...path, at];
    if (!isTranslated)
      return [
        errorAt(
          own,
          "value-invalid",
          `${format(range)} is to be left untranslated, and nothing is translated`,
          `remove it, or turn ${option} on`,
        ),
      ];
    const earlier = ranges.slice(0, at).map((one) => ({ what: "another exclusion", range: one }));
    const other = [...pools, ...earlier].find((one) => overlaps(one.range, range));
    if (other === undefined) return [];
    return [
      errorAt(
        own,
        "pool-overlap",
        `${format(range)} overlaps ${format(other.range)} of ${other.what}: Calico takes no two IPPools that do`,
        "remove it: what is in a pool is not translated",
      ),
    ];
  });
}
