import { asnAt } from "../../net/asn.ts";
import type { ModelAsns } from "../../plan/asns.ts";
import type { FabricLayout } from "../../plan/lay-out.ts";
import type { SessionPlan } from "../../plan/session.ts";
import type { RackPlan, RoutedLinkPlan } from "../../plan/types.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { FabricModel } from "../model.ts";
import { ATTACHES_ALL } from "../shared/attachments.ts";
import { noReflectors } from "../shared/checks.ts";
import { ANY_CLUSTERS, sharesOf } from "../shared/clusters.ts";
import { hostsAnycastRules } from "../shared/anycast.ts";
import { hostPeerings } from "../shared/hosts.ts";
import * as policies from "../shared/policies.ts";
import { defaultRules, fabricRules, hostRules, ownRules, podRules } from "../shared/rules.ts";
import { superSpineSessions } from "../shared/super-spines.ts";
import {
  asnsOf,
  equalPeers,
  mirrored,
  perTor,
  rackPeering,
  standingAt,
  torPeers,
  uplinks,
  type RackPeering,
} from "../shared/sessions.ts";
import { oneSpineAsn } from "../shared/spines.ts";

const nodeAsn = (dc: Datacenter): number | null => asnAt(dc.pools.nodeAsns, 0);

/** One AS a tier, each the first of its pool. */
function asns(dc: Datacenter): ModelAsns {
  return {
    spine: oneSpineAsn(dc).of,
    tor: () => asnAt(dc.pools.rackAsns, 0),
    node: () => nodeAsn(dc),
    host: () => nodeAsn(dc),
    demand: { spineAsns: 1, rackAsns: 1, nodeAsns: 1, hostAsns: 0 },
    holders: new Set(),
  };
}

/** iBGP over each link between spines: a spine that has lost its link to a ToR reaches the ToR's rack through another. */
function spinePeers(
  layout: FabricLayout,
  dc: Datacenter,
  asnOf: (device: string) => number,
): readonly SessionPlan[] {
  // Where the default comes from above, a spine that has lost its own ways there goes by another.
  const rules = [...fabricRules(layout), ...(layout.pods === undefined ? [] : defaultRules)];
  return layout.links
    .filter((link): link is RoutedLinkPlan => link.kind === "spine-peer")
    .map((link) => {
      const asn = asnOf(link.ends[0].device);
      return equalPeers(layout, dc, link.id, standingAt(link), { asn, group: "SPINES", rules });
    });
}

function sessions(layout: FabricLayout, dc: Datacenter): readonly SessionPlan[] {
  const asnOf = asnsOf(layout);
  const torSessions = perTor(layout, (rack, gateway, links) => {
    const tor = policies.torToSpines(layout, rack, gateway.device, defaultRules);
    const spine = policies.spineToTor(layout, rack, defaultRules);
    const peeringOf = (share: RackPlan): RackPeering => {
      const policy = policies.torToNodes(layout, share, defaultRules);
      return {
        type: "ebgp",
        tor: { asn: rack.asn, reflects: false, nextHopSelf: false, policy },
        nodes: { members: "all", asn: nodeAsn(dc), policy: mirrored(policy), ownRoutesOnly: true },
        limit: layout.limits.nodesPerRack,
      };
    };
    return [
      ...uplinks(
        layout,
        dc,
        rack,
        links,
        { tor, spine, spineOriginatesDefault: layout.pods === undefined },
        asnOf,
      ),
      ...sharesOf(rack).map((share) => rackPeering(layout, dc, share, gateway, peeringOf(share))),
      ...hostPeerings(layout, dc, rack, gateway, peeringOf(rack), defaultRules),
    ];
  });
  const betweenTors = layout.racks.flatMap((rack) =>
    torPeers(layout, dc, rack, [
      ...podRules(layout, rack),
      ...hostRules(layout),
      ...hostsAnycastRules(rack),
      ...defaultRules,
    ]),
  );
  const joined = superSpineSessions(layout, dc, {
    up: ownRules(layout),
    down: defaultRules,
    originatesDefault: true,
  });
  return [...joined, ...torSessions, ...betweenTors, ...spinePeers(layout, dc, asnOf)];
}

/**
 * Downward default: one AS a tier; specific routes go up, only the default comes down. A ToR knows its own rack and the default,
 * a node its own blocks and the default, a spine everything.
 *
 *     spine-1 AS 64513 ── spine-2 AS 64513           know every route, and originate the default
 *          \    \            /    /
 *         r1-tor0 AS 64600  r2-tor0 AS 64600         refuse each other's routes by the AS loop, and need none of them
 *          |     |           |     |
 *        n1 4200000000  n2  n3 4200000000  n4
 *
 * A ToR keeps a discard for its rack's pods: else what goes to a block that is not there would follow the default back up, and loop.
 *
 * Source: Calico, "Downward default".
 */
export const downwardDefault: FabricModel<"downward-default"> = {
  checks: (dc) => noReflectors(dc),
  asns,
  sessions,
  routing: () => ({ from: "spine" }),
  downward: "default",
  ospf: () => null,
  borders: (_, pods) => ({
    "super-spine": null,
    spine: pods
      ? "a spine follows the default up for all other pods, and one from outside would take its place"
      : null,
    tor: "a ToR follows the default up for all other racks, and one from outside would take its place",
  }),
  attaches: () => ATTACHES_ALL,
  unnumbered: () => null,
  pods: () => ({
    joined: null,
    planes:
      "one has a single way into each pod, and with it lost would still draw by its default what is for the pod, and drop it",
  }),
  clusters: () => ANY_CLUSTERS,
};
