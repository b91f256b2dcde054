import { inFamily, type SwitchIntent } from "../../intent/index.ts";
import { bgp } from "./bgp.ts";
import { breakouts, lldp } from "./ethernet.ts";
import { vrpFamilies, type VrpFamily } from "./family.ts";
import { interfaces } from "./interfaces.ts";
import { ospf } from "./ospf.ts";
import { policies } from "./policies.ts";
import { prefixLists } from "./prefix-lists.ts";
import { rackPorts, rackVlan } from "./rack-vlan.ts";
import { staticRoutes } from "./static-routes.ts";
import { blocksApart } from "../blocks.ts";

const usesBfd = ({ groups, ospf: settings }: SwitchIntent): boolean =>
  [settings, ...groups].some((user) => user !== null && user.bfd !== null);

/**
 * What the fabric owns on one switch, to be merged into the switch's own. It takes effect as a whole (`commit`), so the order is a reader's:
 * what is named stands before what names it. AS numbers of four octets would otherwise be shown in two parts.
 */
export function renderVrp(intent: SwitchIntent): string {
  const inEach = (lines: (of: SwitchIntent, family: VrpFamily) => string[]): string[][] =>
    vrpFamilies(intent).map((family) => lines(inFamily(intent, family), family));
  return blocksApart("#", [
    ["as-notation plain"],
    usesBfd(intent) ? ["bfd"] : [],
    lldp(intent),
    breakouts(intent),
    ...rackVlan(intent),
    ...inEach(prefixLists),
    ...policies(intent),
    ...interfaces(intent),
    ...rackPorts(intent),
    ...inEach(staticRoutes),
    bgp(intent),
    ...ospf(intent),
  ]);
}
