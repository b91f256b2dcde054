import type { AddressPool } from "./address-pools.ts";
import type { LayoutRules } from "./layout-rules.ts";

/** Pools that a fabric takes from; the others are in nobody's way. */
export function usedPools({
  routing,
  downward,
  attachments,
  links,
  pods,
}: Pick<LayoutRules, "routing" | "downward" | "attachments" | "links" | "pods">): ReadonlySet<AddressPool> {
  if (routing.from === "node") return new Set<AddressPool>(["nodePlanes", "pods"]);
  const numbered = links === "numbered";
  const above: readonly AddressPool[] =
    routing.from === "spine" ? ["spineLoopbacks", ...(numbered ? (["links"] as const) : [])] : ["planes"];
  const between: readonly AddressPool[] = downward === "default" && numbered ? ["spineLinks"] : [];
  const joining: readonly AddressPool[] = pods
    ? ["superSpineLoopbacks", ...(numbered ? (["superSpineLinks"] as const) : [])]
    : [];
  const below = attachments.used.flatMap(({ pools }) => pools);
  return new Set<AddressPool>(["torLoopbacks", "nodes", "pods", ...above, ...joining, ...between, ...below]);
}
