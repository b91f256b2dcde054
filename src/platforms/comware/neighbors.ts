import type { Neighbor, PeerGroup, RoutingIntent } from "../../intent/index.ts";
import type { ComwareFamily } from "./family.ts";
import { passwordLine } from "./groups.ts";
import { isInternal } from "./peers.ts";
import { description } from "./text.ts";

/** In an external group without an AS number each peer brings its own. */
const bringsAsn = (intent: RoutingIntent, name: string): boolean =>
  intent.groups.some((one) => one.name === name && one.remoteAsn === null && !isInternal(intent, one));

/** A peer by its address. Joining a group takes away what a peer had of its own: only its AS number, which decides the group, comes before. */
export function neighbor(
  intent: RoutingIntent,
  { address, group, remoteAsn, description: text, password }: Neighbor,
  family: ComwareFamily,
): string[] {
  const of = ` peer ${family.address(address)}`;
  return [
    ...(bringsAsn(intent, group) ? [`${of} as-number ${String(remoteAsn)}`] : []),
    `${of} group ${group}${family.suffix}`,
    `${of} ${description(text)}`,
    ...passwordLine(of, password),
  ];
}

/** Whoever dials in from a range is a peer of the group: every address of it. */
export const listening = (groups: readonly PeerGroup[], family: ComwareFamily): string[] =>
  groups.flatMap(({ name, listen }) =>
    listen === null ? [] : [` peer ${family.prefix(listen.range)} group ${name}${family.suffix}`],
  );
