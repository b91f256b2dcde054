import type { PeerGroup, PolicyNames, RoutingIntent } from "../../intent/index.ts";
import { slotOf } from "../../text/secret-slot.ts";
import { interfaceOn } from "../names.ts";
import type { CumulusFamily } from "./family.ts";
import { groupName, listName } from "./names.ts";
import { byName, OFF, ON, when, type Tree } from "./tree.ts";

/** Per cent of the maximum at which FRR logs a warning; minutes after which it lets a torn-down session return. */
const PREFIX_WARNING = 80;
const PREFIX_RESTART = 5;

/** As far as a packet goes: what GTSM (RFC 5082) demands at the other end. */
const MOST_TTL = 255;

/** TCP MD5 (RFC 2385); the text comes in its place only when the configuration is put on a switch. */
export const password = (name: string | undefined): Tree =>
  name === undefined ? {} : { password: slotOf(name) };

export function policy({ imports, exports }: PolicyNames, family: CumulusFamily): Tree {
  const map = (name: string): Tree => ({ "route-map": listName(name, family) });
  if (imports === null && exports === null) return {};
  return {
    policy: {
      ...(imports === null ? {} : { inbound: map(imports) }),
      ...(exports === null ? {} : { outbound: map(exports) }),
    },
  };
}

/** IPv4 is active on every session unless it is switched off, on those over IPv6 as well. */
export const families = (family: CumulusFamily, own: Tree): Tree => ({
  "address-family": {
    ...when(family.name === "ipv6", { "ipv4-unicast": { enable: OFF } }),
    [family.unicast]: own,
  },
});

/** What becomes of AS numbers in paths: private ones, the switch's own in what it takes, the peers' in what they are told. */
function asPaths({ outward, allowsOwnAs, peersAs }: PeerGroup): Tree {
  const said: Tree = {
    ...(allowsOwnAs === undefined ? {} : { "allow-my-asn": { enable: ON, occurrences: allowsOwnAs } }),
    ...when(outward?.removesPrivateAsns === true, { "private-as": "remove" }),
    ...when(peersAs === "overridden", { "replace-peer-as": ON }),
  };
  return when(Object.keys(said).length > 0, { aspath: said });
}

/** What a group's peers have in common in their address family. */
const carried = (one: PeerGroup, family: CumulusFamily): Tree => ({
  ...asPaths(one),
  "community-advertise": { large: ON, regular: ON },
  ...when(one.originatesDefault, { "default-route-origination": { enable: ON } }),
  enable: ON,
  // `self` leaves reflected routes alone; `force` would bend traffic inside the rack through the ToR.
  ...when(one.nextHopSelf === true, { "nexthop-setting": "self" }),
  ...policy(one.policy, family),
  "prefix-limits": {
    inbound: {
      maximum: one.maximumPrefixes,
      "reestablish-wait": PREFIX_RESTART,
      "warning-threshold": PREFIX_WARNING,
    },
  },
  ...when(one.reflectsToClients, { "route-reflector-client": ON }),
  // What it was told it keeps, and asks nobody again when a policy changes.
  "soft-reconfiguration": ON,
});

/** Who dials in brings an AS number of their own where the group names none: any but this switch's. */
const remoteAs = ({ remoteAsn, listen }: PeerGroup): Tree =>
  remoteAsn !== null ? { "remote-as": remoteAsn } : when(listen !== null, { "remote-as": "external" });

const watched = ({ bfd }: PeerGroup): Tree =>
  bfd === null
    ? {}
    : {
        bfd: {
          "detect-multiplier": bfd.detectMultiplier,
          enable: ON,
          "min-rx-interval": bfd.receive,
          "min-tx-interval": bfd.transmit,
        },
      };

/**
 * A group has no GTSM: FRR does not keep it there. Those who dial in may have it all the same, and hear nobody whose packets don't come with
 * the most TTL; by iBGP they do, by eBGP they would come with 1.
 */
const reach = ({ asn }: RoutingIntent, { listen, ttlSecurityHops, remoteAsn }: PeerGroup): Tree =>
  when(listen !== null && ttlSecurityHops !== null && remoteAsn !== asn, { "multihop-ttl": MOST_TTL });

/** What a group's peers have in common, by the group's name. @param carries the families of its sessions */
export const group = (
  intent: RoutingIntent,
  one: PeerGroup,
  carries: readonly [CumulusFamily, ...CumulusFamily[]],
): [string, Tree] => [
  groupName(one, carries[0]),
  {
    ...(one.unnumbered === true
      ? {
          "address-family": {
            ...when(carries[0].name === "ipv6", { "ipv4-unicast": { enable: OFF } }),
            ...byName(carries, (family) => [family.unicast, carried(one, family)]),
          },
        }
      : families(carries[0], carried(one, carries[0]))),

    ...watched(one),
    ...when(one.unnumbered === true, { capabilities: { "extended-nexthop": ON } }),
    ...when(one.enforcesFirstAs === true, { "enforce-first-as": ON }),
    ...reach(intent, one),
    ...when(one.passive, { "passive-mode": ON }),
    ...password(one.password),
    ...remoteAs(one),
    timers: {
      "connection-retry": one.timers.connectRetry,
      hold: one.timers.hold,
      keepalive: one.timers.keepalive,
    },
    ...(one.updateSource === null ? {} : { "update-source": interfaceOn("cumulus", one.updateSource) }),
  },
];
