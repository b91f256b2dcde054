import { policiesByName } from "../policies-by-name.ts";
import type { Family, PeerGroup, PolicyNames, RoutingIntent } from "../../intent/index.ts";
import { ipFamilies, type IpFamily } from "../ip-family.ts";
import { asPathMatch } from "./session-security.ts";
import { nextHopEntries, setsNextHops } from "./next-hops.ts";
import { communities } from "./outside.ts";

/*
 * A session is filtered by route maps, each around the prefix list of its name, and never by the list itself: FRR does not look again at
 * what a list did not permit once the list permits it, until somebody clears the session. That is so for every change of a list, and for a
 * bgpd that starts while nodes dial in: `router bgp` is read first, and a list that is not yet there denies. When a map or its list changes,
 * FRR goes over what the neighbours have told it, which it keeps (`soft-reconfiguration inbound`), and sends its own.
 */

/** Seconds that FRR waits for more changes of a map; its own are 5. */
const DELAY = 1;

/** What an outward map's entries do to what the list permits. Whoever names next hops is of the peers' AS, and prepends nothing. */
function alterations(
  intent: RoutingIntent,
  group: PeerGroup,
  family: IpFamily,
): readonly (readonly string[])[] {
  if (setsNextHops(group)) return nextHopEntries(intent, group, family);
  if (group.prepends === 0) return [[]];
  return [[` set as-path prepend ${Array<number>(group.prepends).fill(intent.asn).join(" ")}`]];
}

/**
 * What inward maps do. A neighbour on the link tells two next hops in IPv6 (RFC 2545), and FRR would take the link-local one, by which nobody
 * sees in a forwarding table where a route leads, and which is another's on every link. Where links have no addresses there is no other.
 */
const taken = ({ unnumbered }: PeerGroup, { name }: Family): readonly string[] =>
  name === "ipv6" && unnumbered !== true ? [" set ipv6 next-hop prefer-global"] : [];

/** One entry each; the lines beside the match of the list. */
const routeMap = (
  { ip, suffix }: IpFamily,
  name: string,
  entries: readonly (readonly string[])[],
): string[] =>
  entries.flatMap((lines, at) => [
    `route-map ${name}${suffix} permit ${String((at + 1) * 10)}`,
    ` match ${ip} address prefix-list ${name}${suffix}`,
    ...lines,
    "exit",
  ]);

const mapsOf = (
  intent: RoutingIntent,
  group: PeerGroup,
  { imports, exports }: PolicyNames,
  family: IpFamily,
): readonly (readonly [string, readonly string[]])[] => [
  ...(imports === null
    ? []
    : [
        [
          imports,
          routeMap(family, imports, [
            [...asPathMatch(intent), ...taken(group, family), ...communities(intent, imports)],
          ]),
        ] as const,
      ]),
  ...(exports === null
    ? []
    : [
        [
          exports,
          routeMap(
            family,
            exports,
            alterations(intent, group, family).map((lines) => [...lines, ...communities(intent, exports)]),
          ),
        ] as const,
      ]),
];

/** A switch's route maps, and how soon FRR acts on a changed one. */
export function routeMaps(intent: RoutingIntent): string[][] {
  const maps = ipFamilies(intent).map((family) =>
    policiesByName(intent, intent.groups, (group, names) => mapsOf(intent, group, names, family)).flatMap(
      ([, lines]) => lines,
    ),
  );
  const blocks = maps.filter((lines) => lines.length > 0);
  return blocks.length === 0 ? [] : [[`bgp route-map delay-timer ${String(DELAY)}`], ...blocks];
}
