import type { FabricLayout } from "../../plan/lay-out.ts";
import type { EndPolicy, SessionPlan } from "../../plan/session.ts";
import type { RackGateway, RackPlan } from "../../plan/types.ts";
import type { Datacenter, FabricOf } from "../../spec/index.ts";
import { seenFrom, sharesOf, type RackShareView } from "../shared/clusters.ts";
import { hostPeerings } from "../shared/hosts.ts";
import * as policies from "../shared/policies.ts";
import { planePeers } from "../shared/planes.ts";
import { everyRouteUp } from "../shared/super-spines.ts";
import { fabricRules, podRules } from "../shared/rules.ts";
import {
  asnsOf,
  common,
  mirrored,
  perTor,
  rackPeering,
  torPeers,
  uplinks,
  type RackPeering,
} from "../shared/sessions.ts";

type InRack = FabricOf<"as-per-rack">["inRack"];

/** RFC 4456 asks for two or three reflectors; more would only send each route more often. */
export const MOST_REFLECTORS = 3;

/** Of three reflectors one hears a client's route from it, from each of the other two, and by either of them from the other. */
const PATHS_OF_REFLECTOR = 5;

/** Who of a rack peers with its ToR, and whether the ToR reflects. */
const withTor = (inRack: InRack): { members: "all" | "reflectors"; reflects: boolean } =>
  inRack.kind === "full-mesh"
    ? { members: "all", reflects: false }
    : { members: inRack.on === "tor" ? "all" : "reflectors", reflects: inRack.on === "tor" };

/**
 * The ToR and its rack: iBGP. The ToR sets itself as next hop on what it learned by eBGP and leaves what it reflects alone, so
 * traffic inside the rack goes from node to node. Where it has a port to each server it sets itself as next hop of all: no server is on
 * another's network.
 */
function torPeering(
  layout: FabricLayout,
  rack: RackShareView,
  gateway: RackGateway,
  inRack: InRack,
): RackPeering {
  const { members, reflects } = withTor(inRack);
  const policy = policies.torToNodes(layout, rack, fabricRules(layout));
  return {
    type: "ibgp",
    tor: {
      asn: rack.asn,
      reflects,
      nextHopSelf: gateway.interface === null ? "unless-adjacent" : true,
      policy,
    },
    nodes: { members, asn: rack.asn, policy: mirrored(policy), ownRoutesOnly: false },
    ...(members === "reflectors"
      ? { limit: MOST_REFLECTORS, pathsPerRoute: PATHS_OF_REFLECTOR }
      : { limit: layout.limits.nodesPerRack }),
  };
}

/**
 * Nodes among themselves, where the ToR does not reflect. A node that reflects passes on what the ToR told it, which Calico's own
 * rules stop, so the filter of this peering lets the whole fabric through; in a full mesh only pods are exchanged.
 */
function amongNodes(
  layout: FabricLayout,
  dc: Datacenter,
  rack: RackPlan,
  inRack: InRack,
): readonly SessionPlan[] {
  if (inRack.kind === "route-reflector" && inRack.on === "tor") return [];
  const meshed = inRack.kind === "full-mesh";
  const rules = meshed ? podRules(layout, rack) : fabricRules(layout);
  const both = { name: meshed ? "MESH" : "REFLECTED", rules, scope: "group" } as const;
  const policy: EndPolicy = { imports: both, exports: both };
  const end = { kind: "nodes", rack: rack.name, asn: rack.asn, policy, ownRoutesOnly: false } as const;
  return [
    {
      id: `${rack.name}--nodes`,
      type: "ibgp",
      ...common(dc),
      ends: [
        { ...end, members: "all" },
        { ...end, members: meshed ? "all" : "reflectors" },
      ],
    },
  ];
}

/** All sessions of the fabric, rack by rack. */
export function sessions(
  layout: FabricLayout,
  dc: Datacenter,
  { inRack }: FabricOf<"as-per-rack">,
): readonly SessionPlan[] {
  const asnOf = asnsOf(layout);
  const all = fabricRules(layout);
  const torSessions = perTor(layout, (rack, gateway, links) => {
    const down = seenFrom(layout, rack, all);
    const tor = policies.torToSpines(layout, rack, gateway.device, down);
    const spine = policies.spineToTor(layout, rack, down);
    const peering = torPeering(layout, rack, gateway, inRack);
    return [
      ...uplinks(layout, dc, rack, links, { tor, spine, spineOriginatesDefault: false }, asnOf),
      ...sharesOf(rack).map((share) =>
        rackPeering(layout, dc, share, gateway, torPeering(layout, share, gateway, inRack)),
      ),
      ...hostPeerings(layout, dc, rack, gateway, peering, down),
    ];
  });
  const inRacks = layout.racks.flatMap((rack) => [
    ...torPeers(layout, dc, rack, seenFrom(layout, rack, all)),
    ...amongNodes(layout, dc, rack, inRack),
  ]);
  return [...everyRouteUp(layout, dc), ...planePeers(layout, dc, asnOf), ...torSessions, ...inRacks];
}
