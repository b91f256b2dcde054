import { errorAt, warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";

/**
 * Where super-spines give the default, what is for the outside goes to any of them, and none has a way to another: each needs the outside, and with its
 * only router gone still draws what it would drop.
 */
export function checkOutsideDefault(dc: Datacenter, { downward, pods }: LayoutRules): readonly Diagnostic[] {
  if (!pods || downward !== "default" || dc.outside === undefined || dc.outside.peers.length === 0) return [];
  const { peers } = dc.outside;
  return dc.superSpines.flatMap(({ name }, s): readonly Diagnostic[] => {
    const routers = new Set(peers.filter((peer) => peer.switch === name).map(({ router }) => router));
    const [only] = routers;
    if (only === undefined)
      return [
        errorAt(
          ["superSpines", s],
          "default-beyond-border",
          `${name} gives the default as every super-spine does and has no router outside: what comes to it for the outside would be dropped`,
          "give it two in outside.peers, or take a model in which all routes come down, such as as-per-rack",
        ),
      ];
    if (routers.size > 1) return [];
    return [
      warningAt(
        ["superSpines", s],
        "default-beyond-border",
        `${name} gives the default whether it has the outside or not: with ${only} gone, what comes to it for the outside is dropped`,
        "give it a second router in outside.peers, or take a model in which all routes come down, such as as-per-rack",
      ),
    ];
  });
}
