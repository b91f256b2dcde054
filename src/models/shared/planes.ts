import type { FabricLayout } from "../../plan/lay-out.ts";
import type { SessionPlan, SwitchEnd } from "../../plan/session.ts";
import type { BridgedLinkPlan, LinkEnd, RackPlan } from "../../plan/types.ts";
import type { Datacenter } from "../../spec/index.ts";
import { torToTor } from "./policies.ts";
import { common, dialled } from "./sessions.ts";

/** A ToR's foot in a plane. */
interface PlaneMember {
  readonly rack: RackPlan;
  readonly end: LinkEnd;
  readonly asn: number;
}

/** Who stands in each plane, rack by rack. */
function membersOf(layout: FabricLayout, asnOf: (device: string) => number): Map<string, PlaneMember[]> {
  const racks = new Map(layout.racks.flatMap((rack) => rack.tors.map(({ device }) => [device, rack])));
  const bridged = layout.links.filter((link): link is BridgedLinkPlan => link.kind === "bridged");
  const members = bridged.flatMap(({ plane, ends: [end] }) => {
    const rack = racks.get(end.device);
    return rack === undefined ? [] : [{ plane, rack, end, asn: asnOf(end.device) }];
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
    policy: torToTor(layout, own.rack, own.end.device, other.rack),
    maximumPrefixes: layout.limits.routesFromRack,
  });
  return layout.planes.flatMap(({ name }) => {
    const there = members.get(name) ?? [];
    return there.flatMap((one, at) =>
      there
        .slice(at + 1)
        .filter(({ asn }) => asn !== one.asn)
        .map((other): SessionPlan => ({
          id: `${one.end.device}--${other.end.device}--${name}`,
          type: "ebgp",
          ...common(dc),
          ends: [end(one, other), end(other, one)],
        })),
    );
  });
}
