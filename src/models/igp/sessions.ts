import type { FabricLayout } from "../../plan/lay-out.ts";
import type { SessionPlan } from "../../plan/session.ts";
import type { RackGateway, RackPlan, SwitchPlan } from "../../plan/types.ts";
import type { Datacenter, FabricOf } from "../../spec/index.ts";
import { torToNodes } from "../shared/policies.ts";
import { mirrored, perTor, rackPeering } from "../shared/sessions.ts";
import { betweenLoopbacks, pairsOf, type LoopbackEnd } from "./loopbacks.ts";
import { all, allEndpoints, fromRack, ownRack } from "./policies.ts";

interface Tor {
  readonly at: SwitchPlan;
  readonly rack: RackPlan;
}

const torsOf = ({ switches, racks }: FabricLayout): readonly Tor[] => {
  const byName = new Map(racks.map((rack) => [rack.name, rack]));
  return switches.flatMap((at) => {
    const rack = byName.get(at.rack ?? "");
    return rack === undefined ? [] : [{ at, rack }];
  });
};

const spinesOf = ({ switches }: FabricLayout): readonly SwitchPlan[] =>
  switches.filter(({ role }) => role === "spine");

/** Spines reflect between ToRs, their clients, and tell one another: what one has not heard from a ToR it hears from the next. */
function spinesReflect(layout: FabricLayout, dc: Datacenter): readonly SessionPlan[] {
  const { routesInFabric, routesFromRack } = layout.limits;
  const fromAll = all(layout, "FROM-SPINES");
  const peer = (at: SwitchPlan): LoopbackEnd => ({
    at,
    group: "SPINES",
    reflects: false,
    policy: { imports: fromAll, exports: all(layout, "TO-SPINES") },
    maximumPrefixes: routesInFabric,
  });
  const uplinks = torsOf(layout).flatMap(({ at: tor, rack }) =>
    spinesOf(layout).map((spine) =>
      betweenLoopbacks(
        dc,
        {
          at: tor,
          group: "SPINES",
          reflects: false,
          policy: { imports: fromAll, exports: ownRack(layout, rack, "TO-SPINES") },
          maximumPrefixes: routesInFabric,
        },
        {
          at: spine,
          group: "TORS",
          reflects: true,
          policy: { imports: fromRack(layout, rack), exports: all(layout, "TO-TORS") },
          maximumPrefixes: routesFromRack,
        },
      ),
    ),
  );
  const mesh = pairsOf(spinesOf(layout)).map(([a, b]) => betweenLoopbacks(dc, peer(a), peer(b)));
  return [...uplinks, ...mesh];
}

/** ToRs tell one another of their own racks, and spines, their clients, of all: what a spine has not heard from a rack's ToR it hears from others. */
function torsReflect(layout: FabricLayout, dc: Datacenter): readonly SessionPlan[] {
  const { routesInFabric, routesFromRack } = layout.limits;
  const peer = ({ at, rack }: Tor, other: Tor): LoopbackEnd => ({
    at,
    group: "TORS",
    reflects: false,
    policy: { imports: fromRack(layout, other.rack), exports: ownRack(layout, rack, "TO-TORS") },
    maximumPrefixes: routesFromRack,
  });
  const uplinks = torsOf(layout).flatMap(({ at: tor }) =>
    spinesOf(layout).map((spine) =>
      betweenLoopbacks(
        dc,
        {
          at: tor,
          group: "SPINES",
          reflects: true,
          policy: { imports: all(layout, "FROM-SPINES"), exports: all(layout, "TO-SPINES") },
          maximumPrefixes: routesInFabric,
        },
        {
          at: spine,
          group: "TORS",
          reflects: false,
          policy: { imports: all(layout, "FROM-TORS"), exports: all(layout, "TO-TORS") },
          maximumPrefixes: routesInFabric,
        },
      ),
    ),
  );
  const mesh = pairsOf(torsOf(layout)).map(([a, b]) => betweenLoopbacks(dc, peer(a, b), peer(b, a)));
  return [...uplinks, ...mesh];
}

const betweenSwitches: Readonly<
  Record<FabricOf<"igp">["reflectors"], (layout: FabricLayout, dc: Datacenter) => readonly SessionPlan[]>
> = { spines: spinesReflect, tors: torsReflect };

/**
 * A ToR and its rack: it reflects for its nodes. Towards them it names itself as next hop of all that is not in the rack, reflected or
 * not: nodes have no OSPF to find anything else by. What is in the rack goes from node to node.
 */
function nodesOf(layout: FabricLayout, dc: Datacenter, rack: RackPlan, gateway: RackGateway): SessionPlan {
  const policy = torToNodes(layout, rack, allEndpoints(layout));
  return rackPeering(layout, dc, rack, gateway, {
    type: "ibgp",
    tor: { asn: rack.asn, reflects: true, nextHopSelf: "unless-adjacent", policy },
    nodes: { members: "all", asn: rack.asn, policy: mirrored(policy), ownRoutesOnly: false },
    limit: layout.limits.nodesPerRack,
  });
}

/** All sessions of the fabric: switches between their loopbacks, nodes with their ToRs. */
export const sessions = (
  layout: FabricLayout,
  dc: Datacenter,
  { reflectors }: FabricOf<"igp">,
): readonly SessionPlan[] => [
  ...betweenSwitches[reflectors](layout, dc),
  ...perTor(layout, (rack, gateway) => [nodesOf(layout, dc, rack, gateway)]),
];
