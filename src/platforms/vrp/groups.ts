import type { PeerGroup, SwitchIntent } from "../../intent/index.ts";
import { formatPrefix } from "../../net/ipv4.ts";
import { slotOf } from "../../text/secret-slot.ts";
import { interfaceOn } from "../names.ts";
import { pairTowards } from "../pair-source.ts";
import { apart, type VrpFamily } from "./family.ts";
import { kindOf } from "./group-kind.ts";
import { when } from "../blocks.ts";

/** What VRP does where nothing is said, and then does not show. Seconds. */
const NORMAL = { keepalive: 60, hold: 180, connectRetry: 32 } as const;

const LAST_ASN = 4_294_967_295;

/** TCP MD5 (RFC 2385); the text comes in its place only when the configuration is put on a switch, which shows it ciphered. */
export const passwordLine = (of: string, password: string | undefined): readonly string[] =>
  password === undefined ? [] : [`${of} password cipher ${slotOf(password)}`];

/** AS numbers of who dials in: the one that all have, or all but the switch's own. */
function listenedAsns(of: string, { asn }: SwitchIntent, remoteAsn: number | null): readonly string[] {
  if (remoteAsn === asn) return [];
  if (remoteAsn !== null) return [`${of} listen-as ${String(remoteAsn)}`];
  const segment = (from: number, to: number) =>
    when(from <= to, `${of} listen-as-segment begin-as ${String(from)} end-as ${String(to)}`);
  return [...segment(1, asn - 1), ...segment(asn + 1, LAST_ASN)];
}

/** Dynamic neighbours: VRP has them over IPv4 alone. */
const listening = (of: string, intent: SwitchIntent, { listen, remoteAsn }: PeerGroup): readonly string[] =>
  listen === null
    ? []
    : [
        ...listenedAsns(of, intent, remoteAsn),
        `${of} listen-net ${apart(formatPrefix(listen.range)).join(" ")}`,
      ];

/** On a link, or on a rack's network: without `single-hop-prefer` VRP would take iBGP for several hops, and talk on another port. */
const bfdLines = (of: string, { bfd }: PeerGroup): readonly string[] =>
  bfd === null
    ? []
    : [
        `${of} bfd enable single-hop-prefer`,
        `${of} bfd min-tx-interval ${String(bfd.transmit)} min-rx-interval ${String(bfd.receive)} detect-multiplier ${String(bfd.detectMultiplier)}`,
      ];

const timerLines = (
  of: string,
  { timers: { keepalive, hold, connectRetry } }: PeerGroup,
): readonly string[] => [
  ...when(
    keepalive !== NORMAL.keepalive || hold !== NORMAL.hold,
    `${of} timer keepalive ${String(keepalive)} hold ${String(hold)}`,
  ),
  ...when(connectRetry !== NORMAL.connectRetry, `${of} timer connect-retry ${String(connectRetry)}`),
];

const localAs = (of: string, { outward }: PeerGroup): readonly string[] =>
  outward === undefined || outward.localAsn === null
    ? []
    : // Without a word more it is the only AS that the peer sees.
      [`${of} local-as ${String(outward.localAsn)}`];

/** What a group's peers have in common, outside any address family. VRP checks the first AS of a path by itself. */
export function group(intent: SwitchIntent, one: PeerGroup, { suffix, address }: VrpFamily): string[] {
  const of = ` peer ${one.name}${suffix}`;
  const pair = pairTowards(intent, one);
  return [
    ` group ${one.name}${suffix} ${one.listen === null ? "" : "listen "}${kindOf(intent, one)}`,
    ...listening(of, intent, one),
    ...localAs(of, one),
    ...when(one.passive, `${of} listen-only`),
    ...passwordLine(of, one.password),
    ...(one.ttlSecurityHops === null ? [] : [`${of} valid-ttl-hops ${String(one.ttlSecurityHops)}`]),
    ...(one.updateSource === null ? [] : [`${of} connect-interface ${interfaceOn("vrp", one.updateSource)}`]),
    ...(pair === null
      ? []
      : [`${of} connect-interface ${intent.rackVlan?.interface ?? ""} ${address(pair.ownAddress)}`]),
    ...bfdLines(of, one),
    ...timerLines(of, one),
  ];
}
