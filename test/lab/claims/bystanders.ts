import type { Ipv4 } from "../../../src/net/ipv4.ts";
import { formatLosses, pairsAcross, startFlows } from "../flows.ts";
import { familiesOf } from "../families.ts";
import type { Lab } from "../lab.ts";
import { switchSpells, type Spell } from "./routers.ts";

/** Replies of each flow before something is done, and after it. */
const REPLIES = 50;

/** Whoever is not to be looked at: what it does to itself is its own affair. */
export interface Culprit {
  readonly node: string | null;
  readonly addresses: readonly Ipv4[];
}

/** Sessions of all switches with others than the culprit, in every family. */
async function spells(lab: Lab, { addresses }: Culprit): Promise<ReadonlyMap<string, Spell>> {
  const { switches } = lab.plan();
  const all = await Promise.all(
    familiesOf(lab.plan()).flatMap((family) => {
      const own = new Set(addresses.map(family.address));
      return switches.map(async ({ name }) =>
        [...(await switchSpells(lab, name, family))]
          .filter(([peer]) => !own.has(peer))
          .map(([peer, spell]) => [`${name}: ${peer}`, spell] as const),
      );
    }),
  );
  return new Map(all.flat());
}

export const isSame = (one: Spell, other: Spell | undefined): boolean =>
  one.count === other?.count && Math.abs(one.since - other.since) <= 1;

/** What others have noticed of something. */
export interface Noticed {
  readonly faults: readonly string[];
  /** Pings between their pods while it lasted. */
  readonly pings: number;
}

/** Does something while pings run between the pods of all others across racks, and says what of it reached them. */
export async function whatOthersNotice(
  lab: Lab,
  culprit: Culprit,
  act: () => Promise<void>,
): Promise<Noticed> {
  const others = pairsAcross(lab, null).filter((pair) => pair.every(({ node }) => node !== culprit.node));
  const before = await spells(lab, culprit);
  const flows = await startFlows(lab, others);
  try {
    await flows.more(REPLIES);
    await act();
    await flows.more(REPLIES);
  } catch (error) {
    await flows.stop();
    throw error;
  }
  const losses = await flows.stop();
  const after = await spells(lab, culprit);
  const broken = [...before].filter(([session, spell]) => !isSame(spell, after.get(session)));
  const fresh = [...after.keys()].filter((session) => !before.has(session));
  return {
    faults: [
      ...broken.map(([session]) => `${session} did not stay`),
      ...fresh.map((session) => `${session} has come`),
      ...(losses.lost === 0 ? [] : [formatLosses(losses)]),
    ],
    pings: losses.sent,
  };
}
