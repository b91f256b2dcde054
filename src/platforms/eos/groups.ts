import { when } from "../blocks.ts";
import type { LinkPeer, Neighbor, PeerGroup, RoutingIntent } from "../../intent/index.ts";
import { slotOf } from "../../text/secret-slot.ts";
import { interfaceOn } from "../names.ts";
import type { IpFamily } from "../ip-family.ts";
import { bfdTimers } from "./interfaces.ts";
import { cut, EXTERNAL_FILTER, groupIn, nameIn } from "./names.ts";
import { namesItselfAlways } from "./next-hops.ts";

/** Per cent of the maximum at which EOS warns; seconds after which a session that was over it may return, which else is never. */
const PREFIX_WARNING = 80;
const PREFIX_RESTART = 300;

/** TCP MD5 (RFC 2385). The text that comes in the slot's place is in clear; the device keeps and shows it as type 7. */
const password = (of: string, name: string | undefined): readonly string[] =>
  name === undefined ? [] : [`${of} password 0 ${slotOf(name)}`];

/** What becomes of AS numbers in the paths that are told, and what a border says of itself to routers outside. */
const outward = (of: string, { outward: settings, peersAs }: PeerGroup): readonly string[] => [
  ...when(settings?.removesPrivateAsns === true, `${of} remove-private-as all`),
  ...when(peersAs === "overridden", `${of} as-path remote-as replace out`),
  ...(settings === undefined || settings.localAsn === null
    ? []
    : [`${of} local-as ${String(settings.localAsn)} no-prepend replace-as`]),
];

/** Without a map nothing passes (RFC 8212), and a map that is named and missing lets EOS decide. */
const missingPolicy = (of: string): readonly string[] =>
  ["in", "out"].map((way) => `${of} missing-policy address-family all direction ${way} action deny`);

/**
 * EOS counts what it is told before a policy looks at it. Peers inside tell no more than what is taken; a router outside may have the
 * Internet's routes to tell where one of them is, so what is taken from it is counted.
 */
function maximum(of: string, { maximumPrefixes, outward: settings }: PeerGroup): readonly string[] {
  const most = String(maximumPrefixes);
  if (settings === undefined)
    return [`${of} maximum-routes ${most} warning-limit ${String(PREFIX_WARNING)} percent`];
  const warning = String(Math.ceil((maximumPrefixes * PREFIX_WARNING) / 100));
  return [`${of} maximum-routes 0`, `${of} maximum-accepted-routes ${most} warning-limit ${warning}`];
}

/** What a group's peers have in common. */
export function group(intent: RoutingIntent, one: PeerGroup, family: IpFamily): string[] {
  const { timers, updateSource, bfd, ttlSecurityHops } = one;
  const of = `   neighbor ${groupIn(one, family)}`;
  return [
    `${of} peer group`,
    ...when(namesItselfAlways(intent, one), `${of} next-hop-self`),
    ...outward(of, one),
    ...when(one.passive, `${of} passive`),
    ...(updateSource === null ? [] : [`${of} update-source ${interfaceOn("eos", updateSource)}`]),
    ...(bfd === null ? [] : [`${of} bfd`, `${of} ${bfdTimers(bfd)}`]),
    ...(one.allowsOwnAs === undefined ? [] : [`${of} allowas-in ${String(one.allowsOwnAs)}`]),
    ...(ttlSecurityHops === null ? [] : [`${of} ttl maximum-hops ${String(ttlSecurityHops)}`]),
    ...when(one.reflectsToClients, `${of} route-reflector-client`),
    `${of} timers ${String(timers.keepalive)} ${String(timers.hold)}`,
    `${of} idle-restart-timer ${String(PREFIX_RESTART)}`,
    ...password(of, one.password),
    `${of} send-community`,
    ...maximum(of, one),
    ...missingPolicy(of),
  ];
}

export function neighbor(one: Neighbor, family: IpFamily): string[] {
  const of = `   neighbor ${family.address(one.address)}`;
  return [
    `${of} peer group ${nameIn(one.group, family)}`,
    `${of} remote-as ${String(one.remoteAsn)}`,
    `${of} description ${cut(one.description, "neighbor")}`,
    ...password(of, one.password),
  ];
}

/** By its interface; all that there is to say of it is its group's. */
export const linkPeer = ({ interface: port, group: name, remoteAsn }: LinkPeer): string[] => [
  `   neighbor interface ${port} peer-group ${groupIn({ name, unnumbered: true }, { suffix: "" })} remote-as ${String(remoteAsn)}`,
];

/** Where dynamic neighbours come from. */
export const listenRanges = ({ groups }: RoutingIntent, family: IpFamily): string[] =>
  groups.flatMap(({ name, listen, remoteAsn }) => {
    if (listen === null) return [];
    const from = remoteAsn === null ? `peer-filter ${EXTERNAL_FILTER}` : `remote-as ${String(remoteAsn)}`;
    return [`   bgp listen range ${family.prefix(listen.range)} peer-group ${nameIn(name, family)} ${from}`];
  });

/** Highest AS number there is. */
const LAST_ASN = 4_294_967_295;

/** Who dials in with the switch's own AS number would be an iBGP peer, and told more than it may know. */
export const peerFilters = ({ groups, asn }: RoutingIntent): string[][] =>
  groups.some(({ listen, remoteAsn }) => listen !== null && remoteAsn === null)
    ? [
        [
          `peer-filter ${EXTERNAL_FILTER}`,
          `   10 match as-range ${String(asn)} result reject`,
          `   20 match as-range 1-${String(LAST_ASN)} result accept`,
        ],
      ]
    : [];
