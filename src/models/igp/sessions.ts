import type { FabricLayout } from "../../plan/lay-out.ts";
import { pairsOf } from "../../plan/pairs.ts";
import type { RoutePolicy, SessionPlan } from "../../plan/session.ts";
import { switchesOf } from "../../plan/lookups.ts";
import type { RackGateway, RackPlan, SwitchPlan } from "../../plan/types.ts";
import type { Datacenter, FabricOf } from "../../spec/index.ts";
import { hostPeerings } from "../shared/hosts.ts";
import { torToNodes } from "../shared/policies.ts";
import { mirrored, perTor, rackPeering, type RackPeering } from "../shared/sessions.ts";
import { cablingOf, type Cabling } from "./cabling.ts";
import { betweenLoopbacks, type LoopbackEnd } from "./loopbacks.ts";
import { all, allEndpoints, fromRack, ownRack } from "./policies.ts";

interface Tor {
  readonly at: SwitchPlan;
  /** What the others take from it. */
  readonly taken: RoutePolicy;
  /** What it tells of its own rack. */
  readonly sends: RoutePolicy;
}

function torsOf(layout: FabricLayout, sends: string): readonly Tor[] {
  const racks = new Map(layout.racks.map((rack) => [rack.name, rack]));
  return layout.switches.flatMap((at) => {
    const rack = racks.get(at.rack ?? "");
    return rack === undefined
      ? []
      : [{ at, taken: fromRack(layout, rack), sends: ownRack(layout, rack, sends) }];
  });
}

const spinesOf = ({ switches }: FabricLayout): readonly SwitchPlan[] => switchesOf(switches, "spine");

/** The spines that a ToR has a link to, or several. */
const spinesOfTor = (
  layout: FabricLayout,
  { neighborsOf }: Cabling,
  tor: SwitchPlan,
): readonly SwitchPlan[] => spinesOf(layout).filter(({ name }) => neighborsOf(tor.name).has(name));

/** Spines reflect between ToRs, their clients, and tell one another: what one has not heard from a ToR it hears from the next. */
function spinesReflect(layout: FabricLayout, dc: Datacenter): readonly SessionPlan[] {
  const { routesInFabric, routesFromRack } = layout.limits;
  const fromAll = all(layout, "FROM-SPINES");
  const policy = { imports: fromAll, exports: all(layout, "TO-SPINES") };
  const toTors = all(layout, "TO-TORS");
  const cabling = cablingOf(layout);
  const peer = (at: SwitchPlan): LoopbackEnd => ({
    at,
    group: "SPINES",
    reflects: false,
    policy,
    maximumPrefixes: routesInFabric,
  });
  const uplinks = torsOf(layout, "TO-SPINES").flatMap(({ at: tor, taken, sends }) =>
    spinesOfTor(layout, cabling, tor).map((spine) =>
      betweenLoopbacks(
        dc,
        cabling,
        {
          at: tor,
          group: "SPINES",
          reflects: false,
          policy: { imports: fromAll, exports: sends },
          maximumPrefixes: routesInFabric,
        },
        {
          at: spine,
          group: "TORS",
          reflects: true,
          policy: { imports: taken, exports: toTors },
          maximumPrefixes: routesFromRack,
        },
      ),
    ),
  );
  const mesh = pairsOf(spinesOf(layout)).map(([a, b]) => betweenLoopbacks(dc, cabling, peer(a), peer(b)));
  return [...uplinks, ...mesh];
}

/** ToRs tell one another of their own racks, and spines, their clients, of all: what a spine has not heard from a rack's ToR it hears from others. */
function torsReflect(layout: FabricLayout, dc: Datacenter): readonly SessionPlan[] {
  const { routesInFabric, routesFromRack } = layout.limits;
  const tors = torsOf(layout, "TO-TORS");
  const cabling = cablingOf(layout);
  const ofTor = { imports: all(layout, "FROM-SPINES"), exports: all(layout, "TO-SPINES") };
  const ofSpine = { imports: all(layout, "FROM-TORS"), exports: all(layout, "TO-TORS") };
  const peer = ({ at, sends }: Tor, other: Tor): LoopbackEnd => ({
    at,
    group: "TORS",
    reflects: false,
    policy: { imports: other.taken, exports: sends },
    maximumPrefixes: routesFromRack,
  });
  const uplinks = tors.flatMap(({ at: tor }) =>
    spinesOfTor(layout, cabling, tor).map((spine) =>
      betweenLoopbacks(
        dc,
        cabling,
        {
          at: tor,
          group: "SPINES",
          reflects: true,
          policy: ofTor,
          maximumPrefixes: routesInFabric,
        },
        {
          at: spine,
          group: "TORS",
          reflects: false,
          policy: ofSpine,
          maximumPrefixes: routesInFabric,
        },
      ),
    ),
  );
  const mesh = pairsOf(tors).map(([a, b]) => betweenLoopbacks(dc, cabling, peer(a, b), peer(b, a)));
  return [...uplinks, ...mesh];
}

const betweenSwitches: Readonly<
  Record<FabricOf<"igp">["reflectors"], (layout: FabricLayout, dc: Datacenter) => readonly SessionPlan[]>
> = { spines: spinesReflect, tors: torsReflect };

/**
 * A ToR and its rack: it reflects for its nodes. Towards them it names itself as next hop of all that is not in the rack, reflected or
 * not: nodes have no OSPF to find anything else by. What is in the rack goes from node to node.
 */
function inRack(
  layout: FabricLayout,
  dc: Datacenter,
  rack: RackPlan,
  gateway: RackGateway,
): readonly SessionPlan[] {
  const down = allEndpoints(layout);
  const policy = torToNodes(layout, rack, down);
  const peering: RackPeering = {
    type: "ibgp",
    tor: { asn: rack.asn, reflects: true, nextHopSelf: "unless-adjacent", policy },
    nodes: { members: "all", asn: rack.asn, policy: mirrored(policy), ownRoutesOnly: false },
    limit: layout.limits.nodesPerRack,
  };
  return [
    rackPeering(layout, dc, rack, gateway, peering),
    ...hostPeerings(layout, dc, rack, gateway, peering, down),
  ];
}

/** All sessions of the fabric: switches between their loopbacks, nodes with their ToRs. */
export const sessions = (
  layout: FabricLayout,
  dc: Datacenter,
  { reflectors }: FabricOf<"igp">,
): readonly SessionPlan[] => [
  ...betweenSwitches[reflectors](layout, dc),
  ...perTor(layout, (rack, gateway) => inRack(layout, dc, rack, gateway)),
];
