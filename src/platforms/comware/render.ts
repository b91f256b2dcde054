import { inFamily, type SwitchIntent } from "../../intent/index.ts";
import { asText } from "./as-text.ts";
import { bgp } from "./bgp.ts";
import { breakouts, lldp } from "./ethernet.ts";
import { comwareFamilies, type ComwareFamily } from "./family.ts";
import { interfaces, namedByOspf } from "./interfaces.ts";
import { markLists } from "./marks.ts";
import { ospf } from "./ospf.ts";
import { routePolicies } from "./policies.ts";
import { prefixLists } from "./prefix-lists.ts";
import { rackPorts, rackVlan } from "./rack-vlan.ts";
import { discards, staticRoutes } from "./static-routes.ts";

/**
 * One switch's Comware configuration: what the fabric owns on it, in the order in which it may be entered. What is named stands before what
 * names it: a policy around a list that is not there lets everything pass.
 */
export function renderComware(intent: SwitchIntent): string {
  const inEach = (lines: (of: SwitchIntent, family: ComwareFamily) => string[]): string[][] =>
    comwareFamilies(intent).map((family) => lines(inFamily(intent, family), family));
  return asText([
    ...inEach(prefixLists),
    markLists(intent),
    ...routePolicies(intent),
    lldp(intent),
    ...breakouts(intent),
    ...rackVlan(intent),
    ...namedByOspf(intent),
    ...ospf(intent),
    ...rackPorts(intent),
    ...interfaces(intent),
    ...inEach(discards),
    ...inEach(staticRoutes),
    bgp(intent),
  ]);
}
