import { inFamily, rackBridge, type SwitchIntent } from "../../intent/index.ts";
import { asPathList } from "./as-paths.ts";
import { bgpProcess, bgpService } from "./bgp.ts";
import { cumulusFamilies } from "./family.ts";
import { bridgeTree } from "./bridges.ts";
import { interfaces, routedInterfaces } from "./interfaces.ts";
import { ospfProcess, ospfService } from "./ospf.ts";
import { prefixLists } from "./prefix-lists.ts";
import { bridge } from "./rack-vlan.ts";
import { routeMaps } from "./route-maps.ts";
import { staticRoutes } from "./static-routes.ts";
import { asPatch, type Tree } from "./tree.ts";
import { vrfs } from "./vrf.ts";

function policies(intent: SwitchIntent): Tree {
  const families = cumulusFamilies(intent);
  return {
    policy: {
      ...asPathList(intent),
      "prefix-list": Object.fromEntries(
        families.flatMap((family) => prefixLists(inFamily(intent, family), family)),
      ),
      "route-map": Object.fromEntries(families.flatMap((family) => routeMaps(intent, family))),
    },
  };
}

/** Ports and VLANs. Where servers bond by LACP, the rack's are as those of a switch that only switches. */
function ports(intent: SwitchIntent): Tree {
  const switched = rackBridge(intent);
  if (switched === null) return { ...bridge(intent), interface: interfaces(intent) };
  const tree = bridgeTree(switched);
  return { ...tree, interface: { ...routedInterfaces(intent), ...tree.interface } };
}

/**
 * What the fabric owns of one switch, for `nv config patch`, in the words of NVUE 5.9 to 5.14. It has no `system` and no `service`, and of
 * interfaces those of the fabric only: the rest is the device's own.
 */
export const renderCumulus = (intent: SwitchIntent): string =>
  asPatch({
    ...ports(intent),
    router: { ...bgpService(intent), ...ospfService(intent), ...policies(intent) },
    vrf: vrfs(intent, { ...bgpProcess(intent), ...ospfProcess(intent), ...staticRoutes(intent) }),
  });
