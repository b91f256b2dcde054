import type { PeeringIntent } from "../intent/index.ts";

/**
 * A peering by whose routes nodes send nothing: they take none of them, and the session stays. What a drained switch can't do by itself: a
 * longer prefix draws traffic to it however little it is liked.
 */
export const deaf = (peering: PeeringIntent): PeeringIntent => ({
  ...peering,
  policy: { ...peering.policy, imports: { ...peering.policy.imports, rules: [] } },
});
