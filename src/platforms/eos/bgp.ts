import type { PeerGroup, PolicyNames, RoutingIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { when } from "../blocks.ts";
import { eachSession, ipFamilies, type IpFamily } from "../ip-family.ts";
import { group, linkPeer, listenRanges, neighbor } from "./groups.ts";
import { groupIn, mapIn } from "./names.ts";
import { defaultMap } from "./route-maps.ts";
import { inVrf } from "./vrf.ts";

const policy = (
  intent: RoutingIntent,
  of: string,
  { imports, exports }: PolicyNames,
  family: IpFamily,
): string[] => [
  ...(imports === null ? [] : [`${of} route-map ${mapIn(imports, intent, family)} in`]),
  ...(exports === null ? [] : [`${of} route-map ${mapIn(exports, intent, family)} out`]),
];

/** Without `always` only where the switch has a default itself. */
const defaultRoute = (intent: RoutingIntent, one: PeerGroup, of: string, family: IpFamily): string[] =>
  one.originatesDefault
    ? [`${of} default-originate route-map ${defaultMap(intent, one, family)} always`]
    : [];

/** What groups let in and out where, of a family. */
const ofGroups = (intent: RoutingIntent, family: IpFamily): string[] =>
  intent.groups.flatMap((one) => {
    const of = `      neighbor ${groupIn(one, family)}`;
    return [
      `${of} activate`,
      ...when(
        one.unnumbered === true && family.name === "ipv4",
        `${of} next-hop address-family ipv6 originate`,
      ),
      ...policy(intent, of, one.policy, family),
      ...defaultRoute(intent, one, of, family),
    ];
  });

/** What a family carries: its networks, and what single neighbours let in and out. */
const ofNeighbors = (intent: RoutingIntent, family: IpFamily): string[] => [
  ...intent.neighbors.flatMap((one) =>
    policy(intent, `      neighbor ${family.address(one.address)}`, one.policy, family),
  ),
  ...intent.networks.filter(family.has).map((network) => `      network ${family.prefix(network)}`),
];

const addressFamily = ({ name }: IpFamily, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["   !", `   address-family ${name}`, ...lines];

/** A switch that does not restart gracefully does not help others to, either; by itself EOS would. */
const restarting = ({ gracefulRestart }: RoutingIntent): readonly string[] =>
  gracefulRestart === null
    ? ["   no graceful-restart-helper"]
    : [
        `   graceful-restart restart-time ${String(gracefulRestart.restart)}`,
        `   graceful-restart stalepath-time ${String(gracefulRestart.stale)}`,
        "   graceful-restart",
      ];

/** Which peers have IPv4 without being told. */
const NONE_BY_ITSELF = "   no bgp default ipv4-unicast";

/** What routes, whichever VRF it is in. */
function itself(intent: RoutingIntent): readonly string[] {
  const paths = String(intent.multipath);
  return [
    `   router-id ${formatIpv4(intent.routerId)}`,
    NONE_BY_ITSELF,
    // By itself EOS prefers OSPF to eBGP.
    "   distance bgp 20 200 200",
    ...restarting(intent),
    `   maximum-paths ${paths} ecmp ${paths}`,
    // Else a route that another protocol has, too, is told to nobody: nodes would not hear of racks that OSPF finds.
    "   bgp advertise-inactive",
    // Else the first of equal paths to come is told on, and what others hear depends on who was first.
    "   no bgp bestpath ecmp-fast",
    "   bgp bestpath tie-break router-id",
  ];
}

/** The `router bgp` block. Peer groups, and what they have in a family, are of no VRF: their members in each have it. */
export function bgp(intent: RoutingIntent): string[] {
  const { groups, neighbors, listenLimit } = intent;
  const families = ipFamilies(intent);
  const ranges = families.flatMap((family) => listenRanges(intent, family));
  const sessions = [
    ...families.flatMap((family) => neighbors.flatMap((one) => neighbor(one, family))),
    ...intent.linkPeers.flatMap(linkPeer),
    ...families.flatMap(({ prefix }) =>
      intent.aggregates.map((range) => `   aggregate-address ${prefix(range)}`),
    ),
  ];
  const shared = eachSession(families, groups, (one, family) => group(intent, one, family));
  // EOS counts the neighbours of all ranges together.
  const limit = listenLimit === null ? [] : [`   dynamic peer max ${String(families.length * listenLimit)}`];
  const header = `router bgp ${String(intent.asn)}`;
  if (intent.vrf === undefined)
    return [
      header,
      ...itself(intent),
      ...limit,
      ...ranges,
      ...shared,
      ...sessions,
      ...families.flatMap((family) =>
        addressFamily(family, [...ofGroups(intent, family), ...ofNeighbors(intent, family)]),
      ),
    ];
  return [
    header,
    NONE_BY_ITSELF,
    ...limit,
    ...shared,
    ...families.flatMap((family) => addressFamily(family, ofGroups(intent, family))),
    ...inVrf(intent, [
      ...itself(intent),
      ...ranges,
      ...sessions,
      ...families.flatMap((family) => addressFamily(family, ofNeighbors(intent, family))),
    ]),
  ];
}
