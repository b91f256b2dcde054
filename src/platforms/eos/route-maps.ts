import { addedBy, byKind } from "../communities.ts";
import { policiesByName } from "../policies-by-name.ts";
import type { PeerGroup, PolicyNames, RoutingIntent } from "../../intent/index.ts";
import { ipFamilies, type IpFamily } from "../ip-family.ts";
import { mapIn, nameIn, SHUTDOWN_LIST } from "./names.ts";
import { nextHopEntries, type Entry } from "./next-hops.ts";
import { isExternal } from "./sides.ts";

const SEQ_STEP = 10;

/** The community of a graceful shutdown (RFC 8326), 65535:0, as EOS shows it. */
const SHUTDOWN = "GSHUT";
const LAST_CHOICE = "set local-preference 0";

/** What a list adds to what it permits, beside a first community; in one line a kind, for the next would take the place of the first. */
function communities(intent: RoutingIntent, list: string, ...first: readonly string[]): string[] {
  const { standard, large } = byKind([...first, ...addedBy(intent, list)]);
  return [
    ...(standard.length === 0 ? [] : [`set community ${standard.join(" ")} additive`]),
    ...(large.length === 0 ? [] : [`set large-community ${large.join(" ")} additive`]),
  ];
}

/** A drained switch takes everything as the last choice; others what an eBGP peer says it is about to withdraw. */
function importEntries(intent: RoutingIntent, group: PeerGroup, list: string): readonly Entry[] {
  const { maximumAsPath, draining } = intent;
  const match = maximumAsPath === undefined ? [] : [`match as-path length <= ${String(maximumAsPath)}`];
  const set = communities(intent, list);
  if (draining) return [{ match, set: [LAST_CHOICE, ...set] }];
  if (!isExternal(intent, group)) return [{ match, set }];
  return [
    { match: [...match, `match community ${SHUTDOWN_LIST}`], set: [LAST_CHOICE, ...set] },
    { match, set },
  ];
}

/** A drained switch says of all that it tells that it is about to go, and by iBGP also that it is the last choice. */
const shutdown = ({ draining }: RoutingIntent): readonly string[] => (draining ? [SHUTDOWN] : []);

const preference = (intent: RoutingIntent, group: PeerGroup): readonly string[] =>
  intent.draining && !isExternal(intent, group) ? [LAST_CHOICE] : [];

function exportEntries(
  intent: RoutingIntent,
  group: PeerGroup,
  list: string,
  family: IpFamily,
): readonly Entry[] {
  const { asn } = intent;
  const set = [
    ...preference(intent, group),
    ...(group.prepends === 0
      ? []
      : [`set as-path prepend ${Array<number>(group.prepends).fill(asn).join(" ")}`]),
    ...communities(intent, list, ...shutdown(intent)),
  ];
  return nextHopEntries(intent, group, family).map((entry) => ({ ...entry, set: [...entry.set, ...set] }));
}

/** One block an entry. */
const routeMap = (name: string, entries: readonly (readonly string[])[]): string[][] =>
  entries.map((lines, at) => [
    `route-map ${name} permit ${String((at + 1) * SEQ_STEP)}`,
    ...lines.map((line) => `   ${line}`),
  ]);

/** The map around a list, called after it. What the list does not permit matches no entry, and is denied. */
const aroundList = (
  intent: RoutingIntent,
  family: IpFamily,
  list: string,
  entries: readonly Entry[],
): string[][] => {
  const first = `match ${family.ip} address prefix-list ${nameIn(list, family)}`;
  return routeMap(
    mapIn(list, intent, family),
    entries.map(({ match, set }) => [first, ...match, ...set]),
  );
};

/** The map of the default that a group is given: EOS asks no other, and would say that its origin is unknown. */
export const defaultMap = (intent: RoutingIntent, { name }: PeerGroup, family: IpFamily): string =>
  mapIn(`DEFAULT-${name}`, intent, family);

const defaultMaps = (intent: RoutingIntent, family: IpFamily): string[][] =>
  intent.groups
    .filter(({ originatesDefault }) => originatesDefault)
    .flatMap((group) =>
      routeMap(defaultMap(intent, group, family), [
        [
          "set origin igp",
          ...preference(intent, group),
          ...shutdown(intent).map((community) => `set community ${community} additive`),
        ],
      ]),
    );

const mapsOf = (
  intent: RoutingIntent,
  group: PeerGroup,
  { imports, exports }: PolicyNames,
  family: IpFamily,
): readonly (readonly [string, string[][]])[] => [
  ...(imports === null
    ? []
    : [[imports, aroundList(intent, family, imports, importEntries(intent, group, imports))] as const]),
  ...(exports === null
    ? []
    : [
        [
          exports,
          aroundList(intent, family, exports, exportEntries(intent, group, exports, family)),
        ] as const,
      ]),
];

/** The community list that they match, where one does. */
export const communityLists = (intent: RoutingIntent): string[][] =>
  intent.draining || !intent.groups.some((group) => isExternal(intent, group))
    ? []
    : [[`ip community-list ${SHUTDOWN_LIST} permit ${SHUTDOWN}`]];

/** A switch's route maps. */
export const routeMaps = (intent: RoutingIntent): string[][] =>
  ipFamilies(intent).flatMap((family) => [
    ...defaultMaps(intent, family),
    ...policiesByName(intent, intent.groups, (group, names) => mapsOf(intent, group, names, family)).flatMap(
      ([, blocks]) => blocks,
    ),
  ]);
