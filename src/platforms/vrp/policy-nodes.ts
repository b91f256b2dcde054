import { addedBy, byKind } from "../communities.ts";
import type { PeerGroup, SwitchIntent } from "../../intent/index.ts";
import type { VrpFamily } from "./family.ts";
import { kindOf } from "./group-kind.ts";
import { nextHopList } from "./prefix-lists.ts";
import { when } from "../blocks.ts";

/** One node of a route-policy: what a route must match beside its list, and what is done to it. */
export interface PolicyNode {
  readonly matches: readonly string[];
  readonly applies: readonly string[];
}

/** RFC 8326: the community of a graceful shutdown, and what a route that has it is worth. */
const SHUTDOWN = "65535:0";
const LOWEST = "apply local-preference 0";

/** The filter that knows the community, and its line. */
const SHUTDOWN_FILTER = "GRACEFUL-SHUTDOWN";
export const shutdownFilter = `ip community-filter basic ${SHUTDOWN_FILTER} index 10 permit ${SHUTDOWN}`;
const isShutDown = `if-match community-filter ${SHUTDOWN_FILTER}`;

/** A node has one line of each kind of community. */
function communities(all: readonly string[]): readonly string[] {
  const { standard, large } = byKind(all);
  return [
    ...when(standard.length > 0, `apply community ${standard.join(" ")} additive`),
    ...when(large.length > 0, `apply large-community ${large.join(" ")} additive`),
  ];
}

/** What comes in. VRP does nothing of its own about a graceful shutdown. */
export function inwardNodes(intent: SwitchIntent, group: PeerGroup, list: string): readonly PolicyNode[] {
  const adds = addedBy(intent, list);
  if (intent.draining) return [{ matches: [], applies: [LOWEST, ...communities([SHUTDOWN, ...adds])] }];
  const plain = { matches: [], applies: communities(adds) };
  return kindOf(intent, group) === "internal"
    ? [plain]
    : [{ matches: [isShutDown], applies: [LOWEST, ...communities(adds)] }, plain];
}

/** What is done to all that a group is told. Prepending is for those who don't know the community. */
const told = (intent: SwitchIntent, group: PeerGroup, adds: readonly string[]): readonly string[] => [
  ...when(intent.draining && kindOf(intent, group) === "internal", LOWEST),
  ...when(
    group.prepends > 0,
    `apply as-path ${Array<number>(group.prepends).fill(intent.asn).join(" ")} additive`,
  ),
  ...communities(intent.draining ? [SHUTDOWN, ...adds] : adds),
];

/**
 * Whose next hop stays, and whose becomes the switch. A policy says it and not `next-hop-local`, of which it is not sure what it does on a
 * route reflector; `reflect change-path-attribute` makes policies count there.
 */
function nextHops(intent: SwitchIntent, group: PeerGroup, family: VrpFamily): readonly PolicyNode[] {
  const own = { matches: [], applies: [family.words.setsNextHop] };
  if (group.nextHopSelf === false) return [{ matches: [], applies: [] }];
  if (group.nextHopSelf === "unless-adjacent")
    return [{ matches: [`${family.words.matchesNextHop} ${nextHopList(group, family)}`], applies: [] }, own];
  return kindOf(intent, group) === "internal"
    ? [{ matches: ["if-match route-type ibgp"], applies: [] }, own]
    : [own];
}

/** What goes out. */
export const outwardNodes = (
  intent: SwitchIntent,
  group: PeerGroup,
  list: string,
  family: VrpFamily,
): readonly PolicyNode[] =>
  nextHops(intent, group, family).map(({ matches, applies }) => ({
    matches,
    applies: [...applies, ...told(intent, group, addedBy(intent, list))],
  }));

/** The default route that a drained switch gives: no export policy is asked about it. */
export const defaultNodes = (intent: SwitchIntent, group: PeerGroup): readonly PolicyNode[] => [
  { matches: [], applies: told(intent, { ...group, prepends: 0 }, []) },
];
