import { familiesOf, type Family } from "../intent/index.ts";
import { placeOf, sessionsIn, type Network } from "../simulate/index.ts";
import { endChange } from "./resets.ts";
import { endsOf, type EndSettings, type IntentIndex } from "../change/index.ts";
import type { SessionChange } from "./types.ts";

type Ends = readonly [EndSettings, EndSettings];

/** A fabric's sessions with what its devices are to do in them. */
export interface SessionSide {
  readonly network: Network;
  readonly intents: IntentIndex;
}

/** A session, the names of its ends, and the network that it runs over. */
interface Placed {
  readonly ends: Ends;
  readonly pair: string;
  readonly place: string;
}

/** Those over one family. */
function sessionsOver(side: SessionSide | null, over: Family["name"]): readonly Placed[] {
  const family = familiesOf(side?.network.ipv6 ?? null).find(({ name }) => name === over);
  if (side === null || family === undefined) return [];
  const { network, intents } = side;
  return sessionsIn(network, family).map((session) => {
    const [one, other] = endsOf(network, session, { intents, family });
    const ends: Ends = one.device < other.device ? [one, other] : [other, one];
    const pair = `${ends[0].device} ${ends[1].device}`;
    return { ends, pair, place: placeOf(network, session, family) };
  });
}

const pairsOfSeveral = (sessions: readonly Placed[]): readonly string[] =>
  [...Map.groupBy(sessions, ({ pair }) => pair)].filter(([, { length }]) => length > 1).map(([pair]) => pair);

/** By the names of their ends; where two routers have several, before or after, also by the network that each runs over. */
const byKey = (sessions: readonly Placed[], several: ReadonlySet<string>): ReadonlyMap<string, Ends> =>
  new Map(sessions.map(({ ends, pair, place }) => [several.has(pair) ? `${pair} ${place}` : pair, ends]));

/** What becomes of a session that is there before and after; null where nothing does. */
function fateOf(was: Ends, is: Ends): Pick<SessionChange, "change" | "why"> | null {
  const ends = [endChange(was[0], is[0]), endChange(was[1], is[1])];
  const resets = ends.flatMap((end) => end.resets);
  if (resets.length > 0) return { change: "resets", why: [...new Set(resets)] };
  const waits = ends.flatMap((end) => end.waits);
  return waits.length > 0 ? { change: "waits", why: [...new Set(waits)] } : null;
}

/** Sessions that one of the fabrics has and the other has not, and those that are torn down on the way; those over IPv6 last. */
export const compareSessions = (
  before: SessionSide | null,
  after: SessionSide | null,
): readonly SessionChange[] =>
  (["ipv4", "ipv6"] as const).flatMap((family) => compareFamily(before, after, family));

function compareFamily(
  before: SessionSide | null,
  after: SessionSide | null,
  family: Family["name"],
): readonly SessionChange[] {
  const [were, are] = [sessionsOver(before, family), sessionsOver(after, family)];
  const several = new Set([...pairsOfSeveral(were), ...pairsOfSeveral(are)]);
  const [old, now] = [byKey(were, several), byKey(are, several)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): SessionChange[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const any = is ?? was;
    if (any === undefined) return [];
    const fate: Pick<SessionChange, "change" | "why"> | null =
      was === undefined
        ? { change: "appears", why: [] }
        : is === undefined
          ? { change: "goes", why: [] }
          : fateOf(was, is);
    if (fate === null) return [];
    const [one, other] = any;
    return [
      {
        ends: [one.device, other.device],
        roles: [one.role, other.role],
        type: one.asn === other.asn ? "ibgp" : "ebgp",
        ...(family === "ipv4" ? {} : { family }),
        ...fate,
      },
    ];
  });
}
