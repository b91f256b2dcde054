import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { asnAt } from "../../net/asn.ts";
import type { ModelAsns } from "../../plan/asns.ts";
import type { Datacenter, FabricOf, RackSpec } from "../../spec/index.ts";
import type { FabricModel } from "../model.ts";
import { ATTACHES_ALL, attachesShared } from "../shared/attachments.ts";
import { nodesOfferGracefulRestart, noReflectors } from "../shared/checks.ts";
import { unnumberedBelow } from "../shared/links.ts";
import { podsAbove } from "../shared/pods.ts";
import { bordersBelow, routingBelow, spineAsns } from "../shared/spines.ts";
import { checkBordersApart } from "./borders.ts";
import { MOST_REFLECTORS, sessions } from "./sessions.ts";

function asns(dc: Datacenter, { spine }: FabricOf<"as-per-rack">): ModelAsns {
  const ofRack = (rack: RackSpec): number | null => rack.pin.asn ?? asnAt(dc.pools.rackAsns, rack.index);
  const spines = spineAsns(dc, spine);
  return {
    spine: spines.of,
    tor: ofRack,
    node: ofRack,
    host: ofRack,
    demand: { spineAsns: spines.demand, rackAsns: dc.capacity.maxRacks, nodeAsns: 0, hostAsns: 0 },
    holders: new Set([...spines.holders, "rack"]),
  };
}

/** A rack whose reflectors are its nodes has one to three of them, as soon as it has nodes at all. */
const checkReflectors = (dc: Datacenter): readonly Diagnostic[] =>
  dc.racks.flatMap((rack, r) => {
    const count = rack.nodes.filter(({ reflector }) => reflector).length;
    if (rack.nodes.length === 0 || (count >= 1 && count <= MOST_REFLECTORS)) return [];
    return [
      errorAt(
        ["racks", r, "nodes"],
        "reflectors-count",
        `${rack.name} has ${String(count)} nodes with reflector: true`,
        `set it on 1 to ${String(MOST_REFLECTORS)} nodes of the rack; two outlive the loss of one`,
      ),
    ];
  });

function checks(dc: Datacenter, { inRack }: FabricOf<"as-per-rack">): readonly Diagnostic[] {
  const onTor = inRack.kind === "route-reflector" && inRack.on === "tor";
  const onNodes = inRack.kind === "route-reflector" && inRack.on === "nodes";
  return [
    ...(onNodes ? checkReflectors(dc) : noReflectors(dc)),
    ...(onTor ? [] : nodesOfferGracefulRestart(dc)),
    ...checkBordersApart(dc),
  ];
}

/**
 * AS per rack: a rack's ToR and nodes are one AS; each spine is an AS of its own, or all are one; every router
 * holds every route.
 *
 *     spine-1 AS 64513        spine-2 AS 64514       eBGP over every link; ECMP over all spines
 *          \   \                /    /
 *         r1-tor0 AS 64600   r2-tor0 AS 64601        the ToR reflects between its nodes, or nodes do, or they mesh;
 *          |    |             |    |                 it is their next hop for all that is not in the rack
 *        n1 64600  n2       n3 64601  n4             iBGP, dialled by the node, inside the rack's subnet
 *
 * Calico can shorten the keepalive of a session between nodes and not its hold time, BIRD's 240 s: where nodes reflect or mesh, a node
 * that falls silent is noticed by its ToR after three keepalives, and by other nodes only then.
 *
 * Spines that only switch are planes instead: every ToR has an address in each and peers by eBGP with the ToRs of all other racks there;
 * a next hop for each plane makes the ECMP set.
 *
 * With a spine AS in common a ToR's route comes back to no spine (RFC 7938 section 5.2.1): the AS loop sees to it.
 *
 * Source: Calico, "AS per rack" with a routed or an Ethernet spine; RFC 7938 section 5.2; RFC 4456 for the reflection.
 */
export const asPerRack: FabricModel<"as-per-rack"> = {
  checks,
  asns,
  sessions,
  routing: ({ spine }) => routingBelow(spine),
  downward: "routes",
  ospf: () => null,
  borders: ({ spine }) => bordersBelow(spine),
  attaches: ({ inRack }) =>
    inRack.kind === "route-reflector" && inRack.on === "tor"
      ? ATTACHES_ALL
      : attachesShared("nodes peer with one another, and have no network in common"),
  unnumbered: ({ spine }) => unnumberedBelow(spine),
  pods: ({ spine }) => podsAbove(spine),
  clusters: ({ inRack }) => ({
    several: null,
    sharedRacks:
      inRack.kind === "route-reflector" && inRack.on === "tor"
        ? null
        : "nodes peer with one another, and not with their ToR alone",
  }),
};
