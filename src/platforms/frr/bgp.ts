import { when } from "../blocks.ts";
import type { LinkPeer, Neighbor, PeerGroup, PolicyNames, RoutingIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { bfdUser } from "./bfd.ts";
import { eachSession, groupName, ipFamilies, type IpFamily } from "../ip-family.ts";
import { alwaysSelf, setsNextHops } from "./next-hops.ts";
import { aggregates, localAs, withoutPrivate } from "./outside.ts";
import { guards, passwordLine } from "./session-security.ts";
import { text } from "./text.ts";
import { ofVrf } from "../vrf-words.ts";

/** Per cent of the maximum at which FRR logs a warning; minutes after which it lets a torn-down session return. */
const PREFIX_WARNING = 80;
const PREFIX_RESTART = 5;

/** Who dials in brings an AS number of their own where the group names none: any but this switch's. */
const remoteAs = (of: string, asn: number | null, listens: boolean): readonly string[] =>
  asn === null ? when(listens, `${of} remote-as external`) : [`${of} remote-as ${String(asn)}`];

/** What a group's peers have in common, outside any address family. */
function group(one: PeerGroup, family: IpFamily): string[] {
  const { remoteAsn, listen, passive, timers, updateSource, bfd } = one;
  const of = ` neighbor ${groupName(one, family)}`;
  return [
    `${of} peer-group`,
    ...remoteAs(of, remoteAsn, listen !== null),
    ...(bfd === null ? [] : bfdUser(of)),
    ...passwordLine(of, one.password),
    ...when(passive, `${of} passive`),
    ...guards(of, one),
    ...(updateSource === null ? [] : [`${of} update-source ${updateSource}`]),
    `${of} timers ${String(timers.keepalive)} ${String(timers.hold)}`,
    `${of} timers connect ${String(timers.connectRetry)}`,
    ...when(one.unnumbered === true, `${of} capability extended-nexthop`),
  ];
}

function neighbor(
  { groups }: RoutingIntent,
  { address, group: name, remoteAsn, description, password }: Neighbor,
  family: IpFamily,
): string[] {
  const of = ` neighbor ${family.address(address)}`;
  return [
    `${of} remote-as ${String(remoteAsn)}`,
    `${of} peer-group ${name}${family.suffix}`,
    ...groups.filter((one) => one.name === name).flatMap((one) => localAs(of, one)),
    `${of} description ${text(description)}`,
    ...passwordLine(of, password),
  ];
}

/** Only by its link-local address, whatever else the interface may have; FRR has the other end tell it by router advertisements of its own. */
function linkPeer(
  { groups }: RoutingIntent,
  { interface: port, group: name, remoteAsn, description, password }: LinkPeer,
): string[] {
  const of = ` neighbor ${port}`;
  const known = groups.some((one) => one.name === name && one.remoteAsn !== null);
  return [
    `${of} interface v6only peer-group ${name}`,
    ...when(!known, `${of} remote-as ${String(remoteAsn)}`),
    `${of} description ${text(description)}`,
    ...passwordLine(of, password),
  ];
}

const policy = (of: string, { imports, exports }: PolicyNames, { suffix }: IpFamily): string[] => [
  ...(imports === null ? [] : [`${of} route-map ${imports}${suffix} in`]),
  ...(exports === null ? [] : [`${of} route-map ${exports}${suffix} out`]),
];

/** What a group's peers have in common in their address family. */
function groupFamily(one: PeerGroup, family: IpFamily): string[] {
  const of = `  neighbor ${groupName(one, family)}`;
  const limit = `${String(one.maximumPrefixes)} ${String(PREFIX_WARNING)} restart ${String(PREFIX_RESTART)}`;
  return [
    `${of} activate`,
    ...when(one.reflectsToClients, `${of} route-reflector-client`),
    // Plain next-hop-self leaves reflected routes alone; `force` would bend traffic inside the rack through the ToR.
    ...when(one.nextHopSelf === true, `${of} next-hop-self`),
    ...when(alwaysSelf(one), `${of} next-hop-self force`),
    ...withoutPrivate(of, one),
    ...when(one.peersAs === "overridden", `${of} as-override`),
    ...when(one.originatesDefault, `${of} default-originate`),
    // What it was told it keeps, and asks nobody again when a policy changes: FRR 8.4.4, asked in the second in which a session begins,
    // may not repeat what it originates, networks or the default, and who asked then drops it (RFC 7313).
    `${of} soft-reconfiguration inbound`,
    ...(one.allowsOwnAs === undefined ? [] : [`${of} allowas-in ${String(one.allowsOwnAs)}`]),
    ...policy(of, one.policy, family),
    `${of} maximum-prefix ${limit}`,
  ];
}

/** Without a line FRR would still help others to restart; off means off at this end, and so at the other. */
const restarting = (gracefulRestart: RoutingIntent["gracefulRestart"]): readonly string[] =>
  gracefulRestart === null
    ? [" bgp graceful-restart-disable"]
    : [
        ` bgp graceful-restart restart-time ${String(gracefulRestart.restart)}`,
        ` bgp graceful-restart stalepath-time ${String(gracefulRestart.stale)}`,
        ...when(!gracefulRestart.afterNotification, " no bgp graceful-restart notification"),
        " bgp graceful-restart",
        " bgp graceful-restart preserve-fw-state",
      ];

/** What a family carries: its networks, and what it lets in and out where. */
const addressFamily = (intent: RoutingIntent, family: IpFamily): string[] => [
  ` address-family ${family.name} unicast`,
  ...intent.networks.filter(family.has).map((network) => `  network ${family.prefix(network)}`),
  ...aggregates(intent, family),
  ...intent.groups.flatMap((one) => groupFamily(one, family)),
  ...intent.neighbors.flatMap((one) =>
    policy(`  neighbor ${family.address(one.address)}`, one.policy, family),
  ),
  ...intent.linkPeers.flatMap((one) => policy(`  neighbor ${one.interface}`, one.policy, family)),
  `  maximum-paths ${String(intent.multipath)}`,
  `  maximum-paths ibgp ${String(intent.multipath)}`,
  " exit-address-family",
];

const listening = ({ groups }: RoutingIntent, family: IpFamily): string[] =>
  groups.flatMap(({ name, listen }) =>
    listen === null
      ? []
      : [` bgp listen range ${family.prefix(listen.range)} peer-group ${name}${family.suffix}`],
  );

/** The `router bgp` block, in the order in which FRR itself writes it. */
export function bgp(intent: RoutingIntent): string[] {
  const { groups, neighbors, linkPeers, gracefulRestart, listenLimit } = intent;
  const families = ipFamilies(intent);
  return [
    `router bgp ${String(intent.asn)}${ofVrf(intent)}`,
    ` bgp router-id ${formatIpv4(intent.routerId)}`,
    " bgp log-neighbor-changes",
    " bgp ebgp-requires-policy",
    " no bgp default ipv4-unicast",
    ...when(intent.draining, " bgp graceful-shutdown"),
    ...restarting(gracefulRestart),
    ...when(intent.announcementHold > 0, ` coalesce-time ${String(intent.announcementHold)}`),
    " bgp bestpath as-path multipath-relax",
    // FRR leaves the next hop of what it reflects alone otherwise, whatever a route map says.
    ...when(groups.some(setsNextHops), " bgp route-reflector allow-outbound-policy"),
    // Else the older of equal paths is told on, and what others hear depends on who was first.
    " bgp bestpath compare-routerid",
    ...eachSession(families, groups, group),
    ...families.flatMap((family) => neighbors.flatMap((one) => neighbor(intent, one, family))),
    ...linkPeers.flatMap((one) => linkPeer(intent, one)),
    // FRR counts the neighbours of all ranges together.
    ...(listenLimit === null ? [] : [` bgp listen limit ${String(families.length * listenLimit)}`]),
    ...families.flatMap((family) => listening(intent, family)),
    ...families.flatMap((family) => [" !", ...addressFamily(intent, family)]),
    "exit",
  ];
}
