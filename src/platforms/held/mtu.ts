import { warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import { systems } from "../../hardware/index.ts";
import { platforms } from "../index.ts";
import type { PlacedSwitch } from "../../plan/placed-switches.ts";
import type { FabricPlan } from "../../plan/types.ts";

/** What a link's ends have: what is said, where the platform's text can say it, or their own. */
const mtuOf = ({ platform }: PlacedSwitch, said: number | undefined): number =>
  said !== undefined && platforms[platform].capabilities.mtu.kind === "has" ? said : systems[platform].mtu;

/**
 * Links over which OSPF would find no neighbour as the ports come: a router drops the database description of a neighbour whose MTU is above
 * its own (RFC 2328 section 10.6), and systems differ in what theirs is. One warning, at the first.
 */
export function unequalMtus(
  { ospf, links, ethernet }: FabricPlan,
  places: ReadonlyMap<string, PlacedSwitch>,
): readonly Diagnostic[] {
  if (ospf === null) return [];
  const mtuAt = (place: PlacedSwitch): number => mtuOf(place, ethernet.fabric.mtu);
  const unequal = links.flatMap(({ ends }) => {
    const [one, other] = ends.map(({ device }) => places.get(device));
    if (one === undefined || other === undefined) return [];
    return mtuAt(one) === mtuAt(other) ? [] : [[one, other] as const];
  });
  const [first] = unequal;
  if (first === undefined) return [];
  const [one, other] = first;
  const more = unequal.length - 1;
  const said = (place: PlacedSwitch): string => `${place.name} (${place.platform}, ${String(mtuAt(place))})`;
  return [
    warningAt(
      one.platformPath,
      "mtu-unequal",
      `${said(one)} and ${said(other)} have ports of unequal MTU where nobody says another${more === 0 ? "" : `, and so have the ends of ${String(more)} more link${more === 1 ? "" : "s"}`}: OSPF would find no neighbour there`,
      "give the ports at both ends of every link the same MTU: all of them by ethernet.fabric.mtu, or on the switches",
    ),
  ];
}
