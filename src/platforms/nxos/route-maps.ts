import { addedBy } from "../communities.ts";
import { policiesByName } from "../policies-by-name.ts";
import type { PeerGroup, PolicyNames, SwitchIntent } from "../../intent/index.ts";
import { nxosFamilies, type NxosFamily } from "./family.ts";
import { mapName, nxosName } from "./names.ts";
import { nextHopEntries, setsNextHops } from "./next-hops.ts";
import { isExternal } from "./peers-as.ts";
import { block } from "./text.ts";
import { when } from "../blocks.ts";

/*
 * A session is filtered by route maps, each around the prefix list of its name. NX-OS's own graceful shutdown has a route map too, which a
 * session that has one of its own never asks, so what a drained switch says of its routes stands in the maps of its sessions.
 */

/** RFC 8326. */
const LEAST_PREFERENCE = "set local-preference 0";

/** A second `set community` would take the place of the first. */
const communities = (adds: readonly string[]): readonly string[] =>
  when(adds.length > 0, `set community ${[...adds, "additive"].join(" ")}`);

const inward = (intent: SwitchIntent, list: string): readonly string[] => [
  ...communities(addedBy(intent, list)),
  ...when(intent.draining, LEAST_PREFERENCE),
];

/** What leaves a drained switch has the community; a preference is told by iBGP alone. */
const outward = (intent: SwitchIntent, group: PeerGroup, adds: readonly string[]): readonly string[] => [
  ...when(
    group.prepends > 0,
    `set as-path prepend ${Array<number>(group.prepends).fill(intent.asn).join(" ")}`,
  ),
  ...communities([...adds, ...when(intent.draining, "graceful-shutdown")]),
  ...when(intent.draining && !isExternal(intent, group), LEAST_PREFERENCE),
];

/** One entry each; the lines beside the match of the list. */
const routeMap = (
  intent: SwitchIntent,
  { ip, suffix }: NxosFamily,
  name: string,
  entries: readonly (readonly string[])[],
): string[] =>
  entries.flatMap((lines, at) =>
    block(`route-map ${mapName(name, intent, suffix)} permit ${String((at + 1) * 10)}`, [
      `match ${ip} address prefix-list ${nxosName(name, suffix)}`,
      ...lines,
    ]),
  );

function mapsOf(
  intent: SwitchIntent,
  group: PeerGroup,
  { imports, exports }: PolicyNames,
  family: NxosFamily,
): readonly (readonly [string, readonly string[]])[] {
  const hops = setsNextHops(group) ? nextHopEntries(group, family) : [[]];
  return [
    ...(imports === null
      ? []
      : [[imports, routeMap(intent, family, imports, [inward(intent, imports)])] as const]),
    ...(exports === null
      ? []
      : [
          [
            exports,
            routeMap(
              intent,
              family,
              exports,
              hops.map((lines) => [...lines, ...outward(intent, group, addedBy(intent, exports))]),
            ),
          ] as const,
        ]),
  ];
}

/**
 * The map of the default that a switch originates: no map of the session sees that route. One that is not drained has it too, and sets nothing
 * there: merged over the command with a map, the command without one may leave the map.
 */
export const defaultMapName = (intent: SwitchIntent, { name }: PeerGroup): string =>
  mapName(`DEFAULT-TO-${name}`, intent);

const defaultMaps = (intent: SwitchIntent): string[] =>
  intent.groups
    .filter(({ originatesDefault }) => originatesDefault)
    .flatMap((group) =>
      block(`route-map ${defaultMapName(intent, group)} permit 10`, outward(intent, group, [])),
    );

/** A switch's route maps, a block for each family. */
export const routeMaps = (intent: SwitchIntent): string[][] => [
  ...nxosFamilies(intent).map((family) =>
    policiesByName(intent, intent.groups, (group, names) => mapsOf(intent, group, names, family)).flatMap(
      ([, lines]) => lines,
    ),
  ),
  defaultMaps(intent),
];
