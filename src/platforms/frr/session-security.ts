import type { PeerGroup, RoutingIntent } from "../../intent/index.ts";
import { slotOf } from "../../text/secret-slot.ts";

/** TCP MD5 (RFC 2385); the text comes in its place only when the configuration is put on a switch. */
export const passwordLine = (of: string, password: string | undefined): readonly string[] =>
  password === undefined ? [] : [`${of} password ${slotOf(password)}`];

/** What a peer is to the router (RFC 9234), how far away it may be (RFC 5082), and that its own AS comes first in what it tells (RFC 4271 section 6.3). */
export const guards = (
  of: string,
  { role, ttlSecurityHops, enforcesFirstAs }: PeerGroup,
): readonly string[] => [
  ...(role === undefined ? [] : [`${of} local-role ${role}`]),
  ...(ttlSecurityHops === null ? [] : [`${of} ttl-security hops ${String(ttlSecurityHops)}`]),
  ...(enforcesFirstAs === true ? [`${of} enforce-first-as`] : []),
];

const AS_PATH_LIMIT = "AS-PATH-LIMIT";

/** So many AS numbers and no sets (RFC 9774). FRR has no command for it. Its `_` for what ends a number would take the match ten times as long. */
export const asPathList = ({ maximumAsPath }: RoutingIntent): string[][] =>
  maximumAsPath === undefined
    ? []
    : [
        [
          `bgp as-path access-list ${AS_PATH_LIMIT} seq 5 permit ^[0-9]*( [0-9]+){0,${String(maximumAsPath - 1)}}$`,
        ],
      ];

/** Of a route map of what comes in. */
export const asPathMatch = ({ maximumAsPath }: RoutingIntent): readonly string[] =>
  maximumAsPath === undefined ? [] : [` match as-path ${AS_PATH_LIMIT}`];
