import { addedBy, byKind } from "../communities.ts";
import { policiesByName } from "../policies-by-name.ts";
import type { PeerGroup, PolicyNames, RoutingIntent } from "../../intent/index.ts";
import { asPathMatch } from "./as-paths.ts";
import type { CumulusFamily } from "./family.ts";
import { listName } from "./names.ts";
import { nextHopRules, setsNextHops } from "./next-hops.ts";
import { names, ON, rules, THERE, when, type Tree } from "./tree.ts";

/** A rule beside the match of the list. */
interface Rule {
  readonly match: Tree;
  readonly set: Tree;
}

/** What a map adds to what its list permits, and leaves what is there. */
function communities(intent: RoutingIntent, list: string): Tree {
  const { standard, large } = byKind(addedBy(intent, list));
  const added = (some: readonly string[]): Tree => names([...some, "additive"]);
  return {
    ...(standard.length === 0 ? {} : { community: added(standard) }),
    ...(large.length === 0 ? {} : { "large-community": added(large) }),
  };
}

/** What an outward map's rules do to what the list permits. Whoever names next hops is of the peers' AS, and prepends nothing. */
function alterations(intent: RoutingIntent, group: PeerGroup, family: CumulusFamily): readonly Rule[] {
  if (setsNextHops(group)) return nextHopRules(intent, group, family);
  if (group.prepends === 0) return [{ match: {}, set: {} }];
  const asns = Array<number>(group.prepends).fill(intent.asn).join(",");
  return [{ match: {}, set: { "as-path-prepend": { as: asns } } }];
}

/**
 * What inward maps do. A neighbour on the link tells two next hops in IPv6 (RFC 2545), and FRR would take the link-local one, by which nobody
 * sees in a forwarding table where a route leads. Where links have no addresses there is no other.
 */
const taken = ({ unnumbered }: PeerGroup, { name }: CumulusFamily): Tree =>
  when(name === "ipv6" && unnumbered !== true, { "ipv6-nexthop-prefer-global": ON });

/** Without the type NVUE would match the list with who told a route, and not with its prefix. */
const routeMap = (family: CumulusFamily, list: string, all: readonly Rule[]): Tree => ({
  rule: rules(
    all.map(({ match, set }) => ({
      action: { permit: THERE },
      match: { ...match, "ip-prefix-list": listName(list, family), type: family.name },
      ...(Object.keys(set).length === 0 ? {} : { set }),
    })),
  ),
});

function mapsOf(
  intent: RoutingIntent,
  group: PeerGroup,
  { imports, exports }: PolicyNames,
  family: CumulusFamily,
): readonly (readonly [string, Tree])[] {
  const inward = (list: string): readonly Rule[] => [
    { match: asPathMatch(intent), set: { ...taken(group, family), ...communities(intent, list) } },
  ];
  const outward = (list: string): readonly Rule[] =>
    alterations(intent, group, family).map(({ match, set }) => ({
      match,
      set: { ...set, ...communities(intent, list) },
    }));
  return [
    ...(imports === null ? [] : [[imports, routeMap(family, imports, inward(imports))] as const]),
    ...(exports === null ? [] : [[exports, routeMap(family, exports, outward(exports))] as const]),
  ];
}

/** Every route map of a family, each once, by name. */
export const routeMaps = (intent: RoutingIntent, family: CumulusFamily): readonly [string, Tree][] =>
  policiesByName(intent, intent.groups, (group, names) => mapsOf(intent, group, names, family)).map(
    ([name, map]): [string, Tree] => [listName(name, family), map],
  );
