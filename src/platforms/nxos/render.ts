import { inFamily, type SwitchIntent } from "../../intent/index.ts";
import { bgp } from "./bgp.ts";
import { breakouts } from "./ethernet.ts";
import { nxosFamilies } from "./family.ts";
import { features } from "./features.ts";
import { interfaces, rackVlan } from "./interfaces.ts";
import { ospf } from "./ospf.ts";
import { asnMaps } from "./peers-as.ts";
import { prefixLists } from "./prefix-lists.ts";
import { routeMaps } from "./route-maps.ts";
import { staticRoutes } from "./static-routes.ts";
import { withContext } from "./vrf.ts";
import { blocksApart } from "../blocks.ts";

/**
 * One switch's NX-OS configuration: what the fabric owns on it, as a part of a whole that is the device's own. What is named stands before
 * who names it.
 */
export const renderNxos = (intent: SwitchIntent): string =>
  blocksApart("!", [
    features(intent),
    breakouts(intent),
    ...rackVlan(intent),
    ...nxosFamilies(intent).map((family) => prefixLists(inFamily(intent, family), family)),
    ...routeMaps(intent),
    ...asnMaps(intent),
    ...withContext(
      intent,
      nxosFamilies(intent).map((family) => staticRoutes(inFamily(intent, family), family)),
    ),
    ...ospf(intent),
    ...interfaces(intent),
    bgp(intent),
  ]);
