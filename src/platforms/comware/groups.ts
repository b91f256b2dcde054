import { when } from "../blocks.ts";
import type { PeerGroup, PolicyNames, RoutingIntent, SwitchIntent } from "../../intent/index.ts";
import { slotOf } from "../../text/secret-slot.ts";
import { interfaceOn } from "../names.ts";
import { pairTowards } from "../pair-source.ts";
import { bfdUser } from "./bfd.ts";
import type { ComwareFamily } from "./family.ts";
import { DRAINED_DEFAULT } from "./marks.ts";
import { policyName } from "./names.ts";
import { hasNextHopLocal } from "./next-hops.ts";
import { isInternal } from "./peers.ts";

/** Seconds after which a session that was torn down for its routes may return, and per cent of them at which the device says so. */
const RECONNECT = 300;
const WARNING = 80;

/** The device ends a session that reaches the number, and not only one that exceeds it. */
const tooMany = ({ maximumPrefixes }: PeerGroup): number => maximumPrefixes + 1;

/** TCP MD5 (RFC 2385); the text comes in its place only when the configuration is put on a switch, which keeps it enciphered. */
export const passwordLine = (of: string, password: string | undefined): readonly string[] =>
  password === undefined ? [] : [`${of} password simple ${slotOf(password)}`];

/** What a group's peers have in common, outside any address family. */
export function group(intent: SwitchIntent, one: PeerGroup, { suffix, address }: ComwareFamily): string[] {
  const { name, remoteAsn, timers, ttlSecurityHops, updateSource, outward } = one;
  const internal = isInternal(intent, one);
  const of = ` peer ${name}${suffix}`;
  const pair = pairTowards(intent, one);
  return [
    ` group ${name}${suffix} ${internal ? "internal" : "external"}`,
    ...when(!internal && remoteAsn !== null, `${of} as-number ${String(remoteAsn)}`),
    ...(outward === undefined || outward.localAsn === null
      ? []
      : [`${of} fake-as ${String(outward.localAsn)}`]),
    ...when(one.peersAs === "overridden", `${of} substitute-as`),
    ...passwordLine(of, one.password),
    ...(ttlSecurityHops === null ? [] : [`${of} ttl-security hops ${String(ttlSecurityHops)}`]),
    ...bfdUser(of, intent, one),
    ...(updateSource === null ? [] : [`${of} connect-interface ${interfaceOn("comware", updateSource)}`]),
    ...(pair === null ? [] : [`${of} source-address ${address(pair.ownAddress)}`]),
    `${of} timer keepalive ${String(timers.keepalive)} hold ${String(timers.hold)}`,
  ];
}

/** The policies of a group or of a peer. */
export const policy = (
  of: string,
  intent: RoutingIntent,
  { imports, exports }: PolicyNames,
  family: ComwareFamily,
): string[] => [
  ...(imports === null ? [] : [`${of} route-policy ${policyName(intent, imports, family)} import`]),
  ...(exports === null ? [] : [`${of} route-policy ${policyName(intent, exports, family)} export`]),
];

/** What a group's peers have in common in their address family. Nothing is exchanged with who is not enabled in it. */
export function groupFamily(intent: RoutingIntent, one: PeerGroup, family: ComwareFamily): string[] {
  const of = `  peer ${one.name}${family.suffix}`;
  const drained = intent.draining ? ` route-policy ${DRAINED_DEFAULT}` : "";
  return [
    `${of} enable`,
    ...policy(of, intent, one.policy, family),
    ...when(hasNextHopLocal(intent, one), `${of} next-hop-local`),
    ...when(one.reflectsToClients, `${of} reflect-client`),
    ...when(one.originatesDefault, `${of} default-route-advertise${drained}`),
    ...when(one.outward?.removesPrivateAsns === true, `${of} public-as-only force`),
    ...(one.allowsOwnAs === undefined ? [] : [`${of} allow-as-loop ${String(one.allowsOwnAs)}`]),
    `${of} advertise-community`,
    `${of} route-limit ${String(tooMany(one))} reconnect ${String(RECONNECT)} ${String(WARNING)}`,
  ];
}
