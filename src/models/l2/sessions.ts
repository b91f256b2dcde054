import type { FabricLayout } from "../../plan/lay-out.ts";
import type { EndPolicy, PlaneEnd, PlaneRole, PrefixRule, SessionPlan } from "../../plan/session.ts";
import type { Datacenter, FabricOf } from "../../spec/index.ts";
import { anycastRules } from "../shared/anycast.ts";
import { allPodRules } from "../shared/rules.ts";
import { serviceRules } from "../shared/services.ts";
import { common } from "../shared/sessions.ts";
import { fabricAsn } from "./asn.ts";

/** Only pods, services and addresses of several nodes are announced: every node stands in every plane, so there is no other network to tell of. */
const policyOf = (rules: readonly PrefixRule[]): EndPolicy => ({
  imports: { name: "IN-PLANE", rules, scope: "group" },
  exports: { name: "IN-PLANE", rules, scope: "group" },
});

/** In each plane clients with reflectors, and reflectors with one another. */
export function sessions(
  layout: FabricLayout,
  dc: Datacenter,
  { planes }: FabricOf<"l2">,
): readonly SessionPlan[] {
  const asn = fabricAsn(dc);
  if (asn === null || layout.racks.every(({ nodes }) => nodes.length === 0)) return [];
  const policy = policyOf([...allPodRules(layout), ...serviceRules(layout), ...anycastRules(layout)]);
  return Array.from({ length: planes }, (_, plane) => plane).flatMap((plane): readonly SessionPlan[] => {
    const end = (members: PlaneRole): PlaneEnd => ({ kind: "plane", plane, members, asn, policy });
    const of = (id: string, ends: SessionPlan["ends"]): SessionPlan => ({
      id: `plane-${String(plane)}--${id}`,
      type: "ibgp",
      ...common(dc),
      ends,
    });
    return [
      of("clients", [end("client"), end("reflector")]),
      of("reflectors", [end("reflector"), end("reflector")]),
    ];
  });
}
