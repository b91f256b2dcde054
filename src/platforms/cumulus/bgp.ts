import { inFamily, type RoutingIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { cumulusFamilies, type CumulusFamily } from "./family.ts";
import { group } from "./groups.ts";
import { groupName } from "./names.ts";
import { linkPeer, neighbor } from "./neighbors.ts";
import { eachSession } from "../ip-family.ts";
import { setsNextHops } from "./next-hops.ts";
import { byName, names, OFF, ON, when, type Tree } from "./tree.ts";

/** Without it the switch would still help others to restart; off means off at this end, and so at the other. */
const restarting = ({ gracefulRestart }: RoutingIntent): Tree =>
  gracefulRestart === null
    ? { mode: OFF }
    : {
        mode: "full",
        "restart-time": gracefulRestart.restart,
        "stale-routes-time": gracefulRestart.stale,
      };

/** In a VRF they are the VRF's own: BGP in others, which may be of another AS, keeps its numbers. */
const asNumber = ({ asn }: RoutingIntent): Tree => ({ "autonomous-system": asn });
const routerId = (intent: RoutingIntent): Tree => ({ "router-id": formatIpv4(intent.routerId) });

/** That BGP runs, and how in every VRF. */
export const bgpService = (intent: RoutingIntent): Tree => ({
  bgp: {
    ...when(intent.vrf === undefined, asNumber(intent)),
    enable: ON,
    "graceful-restart": restarting(intent),
    ...when(intent.draining, { "graceful-shutdown": ON }),
    ...when(intent.vrf === undefined, routerId(intent)),
  },
});

/** What a family carries. */
const carried = (intent: RoutingIntent, { prefix }: CumulusFamily): Tree => ({
  ...when(intent.aggregates.length > 0, { "aggregate-route": names(intent.aggregates.map(prefix)) }),
  enable: ON,
  multipaths: { ebgp: intent.multipath, ibgp: intent.multipath },
  ...when(intent.networks.length > 0, { network: names(intent.networks.map(prefix)) }),
});

function listening({ groups, listenLimit }: RoutingIntent, families: readonly CumulusFamily[]): Tree {
  if (listenLimit === null) return {};
  const ranges = families.flatMap((family) =>
    groups.flatMap((one): [string, Tree][] =>
      one.listen === null
        ? []
        : [[family.prefix(one.listen.range), { "peer-group": groupName(one, family) }]],
    ),
  );
  return {
    "dynamic-neighbor": {
      // FRR counts the neighbours of all ranges together.
      limit: families.length * listenLimit,
      "listen-range": Object.fromEntries(ranges),
    },
  };
}

function reflecting({ groups, routerId }: RoutingIntent): Tree {
  if (!groups.some(({ reflectsToClients }) => reflectsToClients)) return {};
  return {
    "route-reflection": {
      "cluster-id": formatIpv4(routerId),
      enable: ON,
      // FRR leaves the next hop of what it reflects alone otherwise, whatever a route map says.
      ...when(groups.some(setsNextHops), { "outbound-policy": ON }),
    },
  };
}

/** BGP in the fabric's VRF. */
export function bgpProcess(intent: RoutingIntent): Tree {
  const families = cumulusFamilies(intent);
  return {
    bgp: {
      "address-family": byName(families, (family) => [
        family.unicast,
        carried(inFamily(intent, family), family),
      ]),
      ...when(intent.vrf !== undefined, asNumber(intent)),
      ...listening(intent, families),
      enable: ON,
      neighbor: Object.fromEntries([
        ...families.flatMap((family) => intent.neighbors.map((one) => neighbor(intent, one, family))),
        ...intent.linkPeers.map((one) => linkPeer(intent, one, families)),
      ]),
      "path-selection": {
        multipath: { "aspath-ignore": ON },
        // Else the older of equal paths is told on, and what others hear depends on who was first.
        "routerid-compare": ON,
      },
      "peer-group": Object.fromEntries(
        eachSession(families, intent.groups, (one, family) => [
          group(intent, one, one.unnumbered === true ? families : [family]),
        ]),
      ),
      ...reflecting(intent),
      ...when(intent.vrf !== undefined, routerId(intent)),
    },
  };
}
