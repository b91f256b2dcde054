import { warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import { systems } from "../../hardware/index.ts";
import type { PlacedSwitch } from "../../plan/placed-switches.ts";
import type { FabricPlan } from "../../plan/types.ts";

/**
 * Links over which OSPF would find no neighbour as the ports come: a router drops the database description of a neighbour whose MTU is above
 * its own (RFC 2328 section 10.6), and systems differ in what theirs is. One warning, at the first.
 */
export function unequalMtus(
  { ospf, links }: FabricPlan,
  places: ReadonlyMap<string, PlacedSwitch>,
): readonly Diagnostic[] {
  if (ospf === null) return [];
  const unequal = links.flatMap(({ ends }) => {
    const [one, other] = ends.map(({ device }) => places.get(device));
    if (one === undefined || other === undefined) return [];
    return systems[one.platform].mtu === systems[other.platform].mtu ? [] : [[one, other] as const];
  });
  const [first] = unequal;
  if (first === undefined) return [];
  const [one, other] = first;
  const more = unequal.length - 1;
  const said = ({ name, platform }: PlacedSwitch): string =>
    `${name} (${platform}, ${String(systems[platform].mtu)})`;
  return [
    warningAt(
      one.platformPath,
      "mtu-unequal",
      `${said(one)} and ${said(other)} have ports of unequal MTU where nobody says another${more === 0 ? "" : `, and so have the ends of ${String(more)} more link${more === 1 ? "" : "s"}`}: OSPF would find no neighbour there`,
      "give the ports at both ends of every link the same MTU, on the switches",
    ),
  ];
}
