import type { AddressPool } from "./address-pools.ts";
import type { LayoutRules } from "./layout-rules.ts";

/** Pools that a fabric takes from; the others are in nobody's way. */
export function usedPools({
  routing,
  downward,
  attachments,
}: Pick<LayoutRules, "routing" | "downward" | "attachments">): ReadonlySet<AddressPool> {
  if (routing.from === "node") return new Set<AddressPool>(["nodePlanes", "pods"]);
  const above: readonly AddressPool[] = routing.from === "spine" ? ["spineLoopbacks", "links"] : ["planes"];
  const between: readonly AddressPool[] = downward === "default" ? ["spineLinks"] : [];
  const below = attachments.used.flatMap(({ pools }) => pools);
  return new Set<AddressPool>(["torLoopbacks", "nodes", "pods", ...above, ...between, ...below]);
}
