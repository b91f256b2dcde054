import { addedBy } from "../communities.ts";
import { policiesByName, type NamedPolicies } from "../policies-by-name.ts";
import type { PeerGroup, PolicyNames, RoutingIntent } from "../../intent/index.ts";
import { comwareFamilies, type ComwareFamily } from "./family.ts";
import { asPathMatch, DRAINED_DEFAULT, drainedDefault, SHUTDOWN, shutdownMatch } from "./marks.ts";
import { listName, policyName } from "./names.ts";
import { nextHopNodes } from "./next-hops.ts";
import { isInternal, peopled } from "./peers.ts";

/*
 * A session is filtered by a route policy in each direction, around the prefix list of its name. A route that matches all `if-match`
 * clauses of a node gets what the node applies, one that matches no node is denied.
 */

/** The lines of a node beside the match of the list. */
type Node = readonly string[];

/** Communities that the list of this name adds, and the one of a graceful shutdown (RFC 8326) where the switch is drained. */
function communities(intent: RoutingIntent, list: string): readonly string[] {
  const all = [...addedBy(intent, list), ...(intent.draining ? [SHUTDOWN] : [])];
  return all.length === 0 ? [] : [` apply community ${all.join(" ")} additive`];
}

const LOWEST = " apply local-preference 0";

/** Everybody's shutdown is honoured by eBGP; a drained switch makes all that it is told the last choice. */
function importNodes(intent: RoutingIntent, group: PeerGroup, list: string): readonly Node[] {
  const path = asPathMatch(intent);
  const added = communities(intent, list);
  if (intent.draining) return [[...path, ...added, LOWEST]];
  const plain = [...path, ...added];
  return isInternal(intent, group) ? [plain] : [[...path, shutdownMatch, ...added, LOWEST], plain];
}

function exportNodes(
  intent: RoutingIntent,
  group: PeerGroup,
  list: string,
  family: ComwareFamily,
): readonly Node[] {
  const hops = nextHopNodes(intent, group, family);
  const path =
    group.prepends === 0
      ? []
      : [` apply as-path ${Array<number>(group.prepends).fill(intent.asn).join(" ")}`];
  const lowest = intent.draining && isInternal(intent, group) ? [LOWEST] : [];
  const added = [...path, ...communities(intent, list), ...lowest];
  return (hops.length === 0 ? [[]] : hops).map((lines) => [...lines, ...added]);
}

const routePolicy = (
  intent: RoutingIntent,
  family: ComwareFamily,
  list: string,
  nodes: readonly Node[],
): string[][] =>
  nodes.map((lines, at) => [
    `route-policy ${policyName(intent, list, family)} permit node ${String((at + 1) * 10)}`,
    ` if-match ${family.ip} address prefix-list ${listName(list, family.suffix)}`,
    ...lines,
  ]);

const named = (
  intent: RoutingIntent,
  group: PeerGroup,
  { imports, exports }: PolicyNames,
  family: ComwareFamily,
): NamedPolicies<readonly (readonly string[])[]> => [
  ...(imports === null
    ? []
    : [[imports, routePolicy(intent, family, imports, importNodes(intent, group, imports))] as const]),
  ...(exports === null
    ? []
    : [
        [exports, routePolicy(intent, family, exports, exportNodes(intent, group, exports, family))] as const,
      ]),
];

/** A switch's route policies, a block for each node. They come after the lists that they name. */
export const routePolicies = (intent: RoutingIntent): readonly (readonly string[])[] => [
  ...comwareFamilies(intent).flatMap((family) =>
    policiesByName(intent, peopled(intent), (group, names) => named(intent, group, names, family)).flatMap(
      ([, nodes]) => nodes,
    ),
  ),
  ...(drainedDefault(intent)
    ? [[`route-policy ${DRAINED_DEFAULT} permit node 10`, ` apply community ${SHUTDOWN} additive`, LOWEST]]
    : []),
];
