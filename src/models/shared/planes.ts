import type { FabricLayout } from "../../plan/lay-out.ts";
import { pairsOf } from "../../plan/pairs.ts";
import type { RoutePolicy, SessionPlan, SwitchEnd } from "../../plan/session.ts";
import type { BridgedLinkPlan, LinkEnd, RackPlan } from "../../plan/types.ts";
import type { Datacenter } from "../../spec/index.ts";
import { fromRack, torToPlanes } from "./policies.ts";
import { commonOfNeighbors, dialled } from "./sessions.ts";

/** A ToR's foot in a plane. */
interface PlaneMember {
  readonly end: LinkEnd;
  readonly asn: number;
  /** What others take from it, by the rack that they stand in. */
  readonly takenIn: (rack: RackPlan) => RoutePolicy;
  readonly rack: RackPlan;
  /** What it tells others. */
  readonly sends: RoutePolicy;
}

/** Who stands in each plane, rack by rack. */
function membersOf(layout: FabricLayout, asnOf: (device: string) => number): Map<string, PlaneMember[]> {
  const tors = new Map(
    layout.racks.flatMap((rack) =>
      rack.tors.map(({ device }) => [
        device,
        {
          asn: asnOf(device),
          rack,
          takenIn: (at: RackPlan) => fromRack(layout, rack, at),
          sends: torToPlanes(layout, rack, device),
        },
      ]),
    ),
  );
  const bridged = layout.links.filter((link): link is BridgedLinkPlan => link.kind === "bridged");
  const members = bridged.flatMap(({ plane, ends: [end] }) => {
    const tor = tors.get(end.device);
    return tor === undefined ? [] : [{ plane, end, ...tor }];
  });
  return Map.groupBy(members, ({ plane }) => plane);
}

/**
 * The ToRs in each plane: every one peers by eBGP with every other that is not of its own AS, both ends configured by address. R racks of T
 * ToRs and S planes give a ToR (R - 1) T S of them where the ToRs of a rack are one AS, else (R T - 1) S.
 *
 * Each sets itself as next hop: on a network that three share eBGP would hand on the address of a third (RFC 4271 section 5.1.3), and
 * a ToR's route would lead to another ToR.
 */
export function planePeers(
  layout: FabricLayout,
  dc: Datacenter,
  asnOf: (device: string) => number,
): readonly SessionPlan[] {
  const members = membersOf(layout, asnOf);
  const end = (own: PlaneMember, other: PlaneMember): SwitchEnd => ({
    ...dialled,
    group: "PLANES",
    ...own.end,
    asn: own.asn,
    nextHopSelf: true,
    policy: { imports: other.takenIn(own.rack), exports: own.sends },
    maximumPrefixes: layout.limits.routesFromRack,
  });
  return layout.planes.flatMap(({ name }) =>
    pairsOf(members.get(name) ?? [])
      .filter(([one, other]) => one.asn !== other.asn)
      .map(([one, other]): SessionPlan => ({
        id: `${one.end.device}--${other.end.device}--${name}`,
        type: "ebgp",
        ...commonOfNeighbors(dc),
        ends: [end(one, other), end(other, one)],
      })),
  );
}
