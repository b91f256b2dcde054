import type { FabricLayout } from "../../plan/lay-out.ts";
import type { SessionPlan } from "../../plan/session.ts";
import type { Datacenter, FabricOf } from "../../spec/index.ts";
import { hostPeerings } from "./hosts.ts";
import { atPeer, atSwitch, type Loops } from "./loops.ts";
import { planePeers } from "./planes.ts";
import * as policies from "./policies.ts";
import { fabricRules } from "./rules.ts";
import { asnsOf, mirrored, perTor, rackPeering, uplinks, type RackPeering } from "./sessions.ts";

/** In which models whose sessions are all eBGP differ. */
export interface External {
  readonly withinRack: FabricOf<"as-per-server">["withinRack"];
  /** The AS that all nodes are in; null where each is in its own. */
  readonly nodesAsn: number | null;
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
  const down = fabricRules(layout);
  const torSessions = perTor(layout, (rack, gateway, links) => {
    const tor = policies.torToSpines(layout, rack, gateway.device, down);
    const spine = policies.spineToTor(layout, rack, down);
    const policy = policies.torToNodes(layout, rack, down);
    const own = {
      asn: asnOf(gateway.device),
      reflects: false,
      nextHopSelf: withinRack === "through-tor",
      policy,
    };
    const peering: RackPeering = {
      type: "ebgp",
      tor: { ...own, ...atSwitch[loops.nodes] },
      nodes: {
        members: "all",
        asn: nodesAsn,
        policy: mirrored(policy),
        ownRoutesOnly: true,
        ...atPeer[loops.nodes],
      },
      limit: layout.limits.nodesPerRack,
    };
    return [
      ...uplinks(layout, dc, links, { tor, spine, spineOriginatesDefault: false, loops: loops.tors }, asnOf),
      rackPeering(layout, dc, rack, gateway, peering),
      ...hostPeerings(layout, dc, rack, gateway, { type: "ebgp", tor: own, loops: loops.hosts }, down),
    ];
  });
  return [...planePeers(layout, dc, asnOf), ...torSessions];
}
