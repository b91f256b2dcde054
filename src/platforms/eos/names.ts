import type { PeerGroup, RoutingIntent } from "../../intent/index.ts";
import { lineText } from "../line-text.ts";
import type { IpFamily } from "../ip-family.ts";

/** A list, map or group by its name in one family. Ports are in some names, and no name there has a slash. */
export const nameIn = (name: string, { suffix }: Pick<IpFamily, "suffix">): string =>
  `${name.replaceAll(/[^A-Za-z0-9_.-]/g, "-")}${suffix}`;

/** A group: one for each family, or one where a session carries all. */
export const groupIn = (
  { name, unnumbered }: Pick<PeerGroup, "name" | "unnumbered">,
  family: Pick<IpFamily, "suffix">,
): string => nameIn(name, unnumbered === true ? { suffix: "" } : family);

/**
 * A route map by its name. A merge adds entries to a map and takes none away, so a drained switch's maps have names of their own, and its
 * sessions change from one map to the other.
 */
export const mapIn = (
  name: string,
  { draining }: Pick<RoutingIntent, "draining">,
  family: Pick<IpFamily, "suffix">,
): string => nameIn(draining ? `${name}-DRAINED` : name, family);

/** Routes that a neighbour is about to withdraw (RFC 8326). */
export const SHUTDOWN_LIST = "GRACEFUL-SHUTDOWN";

/** Every AS number but the switch's own. */
export const EXTERNAL_FILTER = "EXTERNAL";

const oneLine = lineText("!");

/** Characters that EOS takes. */
const LONGEST = { interface: 240, neighbor: 80, vlan: 32 } as const;

/** Free text, as much of it as its place takes. */
export const cut = (text: string, place: keyof typeof LONGEST): string =>
  oneLine(text.slice(0, LONGEST[place]).trimEnd());
