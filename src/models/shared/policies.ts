import type { FabricLayout } from "../../plan/lay-out.ts";
import type { EndPolicy, PrefixRule, RoutePolicy } from "../../plan/session.ts";
import type { RackPlan } from "../../plan/types.ts";
import { seenFrom, suffixOf, towardsRack, type RackShareView } from "./clusters.ts";
import { nodeRules, rackRules, torRules } from "./rules.ts";

/*
 * The places in which every model filters. `down` is what the model lets come down: the whole fabric, or the default alone.
 */

/** A ToR towards its spines: only its own rack goes up, so a ToR never carries traffic from spine to spine (no valleys). */
export const torToSpines = (
  layout: FabricLayout,
  rack: RackPlan,
  tor: string,
  down: readonly PrefixRule[],
): EndPolicy => ({
  imports: { name: "FROM-SPINES", rules: down, scope: "group" },
  exports: { name: "TO-SPINES", rules: torRules(layout, rack, tor), scope: "group" },
});

/** What a spine takes from a ToR: its rack's ranges. Another ToR takes of these what its own rack's clusters may know. */
export const fromRack = (layout: FabricLayout, rack: RackPlan, at: RackPlan | null = null): RoutePolicy => ({
  name: `FROM-RACK-${rack.name}`,
  rules: at === null ? rackRules(layout, rack) : seenFrom(layout, at, rackRules(layout, rack)),
  scope: "peer",
});

/** A ToR towards all others over planes: its own rack only, so no ToR carries traffic of others. */
export const torToPlanes = (layout: FabricLayout, rack: RackPlan, tor: string): RoutePolicy => ({
  name: "TO-PLANES",
  rules: torRules(layout, rack, tor),
  scope: "group",
});

/** A spine towards a ToR: from it only its rack's ranges. */
export const spineToTor = (layout: FabricLayout, rack: RackPlan, down: readonly PrefixRule[]): EndPolicy => ({
  imports: fromRack(layout, rack),
  exports: { name: towardsRack(layout, rack).policy, rules: down, scope: "group" },
});

/** A ToR towards the nodes of its rack: from them only the rack's pods. */
export const torToNodes = (
  layout: FabricLayout,
  rack: RackShareView,
  down: readonly PrefixRule[],
): EndPolicy => ({
  imports: { name: `FROM-NODES${suffixOf(rack)}`, rules: nodeRules(layout, rack), scope: "group" },
  exports: { name: `TO-NODES${suffixOf(rack)}`, rules: seenFrom(layout, rack, down), scope: "group" },
});
