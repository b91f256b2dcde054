import type { AddressPool } from "./address-pools.ts";
import type { LayoutRules } from "./layout-rules.ts";

/** Pools that a fabric takes from; the others are in nobody's way. */
export function usedPools({
  bridges,
  spinesLinked,
  switched,
}: Pick<LayoutRules, "bridges" | "spinesLinked" | "switched">): ReadonlySet<AddressPool> {
  if (switched !== null) return new Set<AddressPool>(["nodePlanes", "pods"]);
  const above: readonly AddressPool[] = bridges.has("spine") ? ["planes"] : ["spineLoopbacks", "links"];
  const between: readonly AddressPool[] = spinesLinked ? ["spineLinks"] : [];
  return new Set<AddressPool>(["torLoopbacks", "nodes", "pods", ...above, ...between]);
}
