import type { FabricLayout } from "../../plan/lay-out.ts";
import type { PrefixRule, SessionPlan } from "../../plan/session.ts";
import type { RoutedLinkPlan } from "../../plan/types.ts";
import type { Datacenter } from "../../spec/index.ts";
import { fabricRules } from "./rules.ts";
import { asnsOf, commonOfNeighbors, dialled, standingAt } from "./sessions.ts";

/** What goes between spines and super-spines. */
export interface AcrossPods {
  readonly up: readonly PrefixRule[];
  readonly down: readonly PrefixRule[];
  /** Whether super-spines give spines the default route, as their own. */
  readonly originatesDefault: boolean;
}

/**
 * eBGP over each link of a spine to a super-spine. What racks may say is held at the spines of their pods; here pools are let through, so
 * that a rack that comes is news to no super-spine.
 *
 * All super-spines are one AS, and each refuses what has been through another: no route goes up a second time, and no packet from pod to pod
 * goes by a third, whatever fails. Spines of a pod that are one AS refuse their own pod's routes from above alike (RFC 7938 section 5.2).
 */
export function superSpineSessions(
  layout: FabricLayout,
  dc: Datacenter,
  { up, down, originatesDefault }: AcrossPods,
): readonly SessionPlan[] {
  const asnOf = asnsOf(layout);
  const superSpines = new Set(
    layout.switches.filter(({ role }) => role === "super-spine").map(({ name }) => name),
  );
  const { routesInFabric } = layout.limits;
  return layout.links
    .filter((link): link is RoutedLinkPlan => link.kind === "uplink" && superSpines.has(link.ends[1].device))
    .map((link): SessionPlan => {
      const [spine, superSpine] = standingAt(link);
      return {
        id: link.id,
        type: "ebgp",
        ...commonOfNeighbors(dc),
        ends: [
          {
            ...dialled,
            group: "SUPER-SPINES",
            ...spine,
            asn: asnOf(spine.device),
            policy: {
              imports: { name: "FROM-SUPER-SPINES", rules: down, scope: "group" },
              exports: { name: "TO-SUPER-SPINES", rules: up, scope: "group" },
            },
            maximumPrefixes: routesInFabric,
          },
          {
            ...dialled,
            group: "SPINES",
            ...superSpine,
            asn: asnOf(superSpine.device),
            policy: {
              imports: { name: "FROM-SPINES", rules: up, scope: "group" },
              exports: { name: "TO-SPINES", rules: down, scope: "group" },
            },
            maximumPrefixes: routesInFabric,
            originatesDefault,
          },
        ],
      };
    });
}

/** The same where every router is told every route. */
export const everyRouteUp = (layout: FabricLayout, dc: Datacenter): readonly SessionPlan[] => {
  const all = fabricRules(layout);
  return superSpineSessions(layout, dc, { up: all, down: all, originatesDefault: false });
};
