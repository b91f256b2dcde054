import type { FabricLayout } from "../../plan/lay-out.ts";
import type { SessionPlan } from "../../plan/session.ts";
import type { RackPlan } from "../../plan/types.ts";
import type { Datacenter, FabricOf } from "../../spec/index.ts";
import { seenFrom, sharesOf } from "./clusters.ts";
import { hostPeerings } from "./hosts.ts";
import { atPeer, atSwitch, type Loops } from "./loops.ts";
import { planePeers } from "./planes.ts";
import * as policies from "./policies.ts";
import { everyRouteUp } from "./super-spines.ts";
import { fabricRules } from "./rules.ts";
import { asnsOf, mirrored, perTor, rackPeering, uplinks, type RackPeering } from "./sessions.ts";

/** In which models whose sessions are all eBGP differ. */
export interface External {
  readonly withinRack: FabricOf<"as-per-server">["withinRack"];
  /** The AS that all nodes of a rack are in, or all of a cluster in a rack; null where each is in its own. */
  readonly nodesAsn: (rack: Pick<RackPlan, "cluster">) => number | null;
  readonly loops: Readonly<Record<"nodes" | "hosts" | "tors", Loops>>;
}

/**
 * eBGP between all: nodes and hosts with the ToRs of their rack, these with spines, or on planes with one another. Every router is told every
 * route, and nodes let out what is theirs.
 */
export function externalSessions(
  layout: FabricLayout,
  dc: Datacenter,
  { withinRack, nodesAsn, loops }: External,
): readonly SessionPlan[] {
  const asnOf = asnsOf(layout);
  const all = fabricRules(layout);
  const torSessions = perTor(layout, (rack, gateway, links) => {
    const down = seenFrom(layout, rack, all);
    const tor = policies.torToSpines(layout, rack, gateway.device, down);
    const spine = policies.spineToTor(layout, rack, down);
    const own = {
      asn: asnOf(gateway.device),
      reflects: false,
      nextHopSelf: withinRack === "through-tor",
      policy: policies.torToNodes(layout, rack, down),
    };
    const peerings = sharesOf(rack).map((share) => {
      const policy = policies.torToNodes(layout, share, down);
      const peering: RackPeering = {
        type: "ebgp",
        tor: { ...own, policy, ...atSwitch[loops.nodes] },
        nodes: {
          members: "all",
          asn: nodesAsn(share),
          policy: mirrored(policy),
          ownRoutesOnly: true,
          ...atPeer[loops.nodes],
        },
        limit: layout.limits.nodesPerRack,
      };
      return rackPeering(layout, dc, share, gateway, peering);
    });
    return [
      ...uplinks(
        layout,
        dc,
        rack,
        links,
        { tor, spine, spineOriginatesDefault: false, loops: loops.tors },
        asnOf,
      ),
      ...peerings,
      ...hostPeerings(layout, dc, rack, gateway, { type: "ebgp", tor: own, loops: loops.hosts }, down),
    ];
  });
  return [...everyRouteUp(layout, dc), ...planePeers(layout, dc, asnOf), ...torSessions];
}
