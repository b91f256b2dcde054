import type { Decision, RankingStep, TieBreak } from "../../platforms/decision.ts";
import type { IgpRoutes } from "../igp/routes.ts";
import type { Attributes, AttributeTable } from "./attributes.ts";
import type { Channels } from "./channels.ts";
import type { NextHops } from "./next-hops.ts";

/** The channel of a router's own routes. */
export const OWN = -1;

/** A path as a router weighs it. */
export interface Contender {
  readonly attributes: Attributes;
  /** Where it came from; `OWN` for the router's own. */
  readonly channel: number;
}

export interface DecisionTables {
  readonly attributes: Pick<AttributeTable, "asPaths" | "clusterLists">;
  readonly channels: Pick<Channels, "external" | "senderId" | "senderAddress">;
  /** Of the way to a path's next hop: 0 where it is on a connected network, else what OSPF says. */
  readonly costOf: (path: Contender) => number;
}

/** Negative where `a` is better, positive where `b` is, 0 where the step does not tell. */
export type Step = (tables: DecisionTables, a: Contender, b: Contender) => number;

const isExternal = ({ channels }: DecisionTables, { channel }: Contender): number =>
  channels.external[channel] ?? 0;

/** Weight 32768 in FRR, BIRD's preference 200 against 100: what a router brings in itself beats what it is told. */
const ownFirst: Step = (_tables, a, b) => (a.channel === OWN ? 0 : 1) - (b.channel === OWN ? 0 : 1);

const localPref: Step = (_tables, a, b) => b.attributes.localPref - a.attributes.localPref;

const pathLength: Step = ({ attributes: { asPaths } }, a, b) =>
  asPaths.lengthOf(a.attributes.asPath) - asPaths.lengthOf(b.attributes.asPath);

const origin: Step = (_tables, a, b) => a.attributes.origin - b.attributes.origin;

/** Only among paths by way of the same neighbouring AS. */
const med: Step = ({ attributes: { asPaths } }, a, b) =>
  asPaths.headOf(a.attributes.asPath) === asPaths.headOf(b.attributes.asPath)
    ? a.attributes.med - b.attributes.med
    : 0;

const externalFirst: Step = (tables, a, b) => isExternal(tables, b) - isExternal(tables, a);

/** FRR's step 8: only OSPF ever tells, and not between paths by one next hop. */
const igpCost: Step = ({ costOf }, a, b) =>
  a.attributes.nextHop === b.attributes.nextHop ? 0 : costOf(a) - costOf(b);

const identifier = ({ channels }: DecisionTables, { attributes, channel }: Contender): number =>
  attributes.originator === 0 ? (channels.senderId[channel] ?? 0) : attributes.originator;

const routerId: Step = (tables, a, b) => identifier(tables, a) - identifier(tables, b);

const clusterLength: Step = ({ attributes: { clusterLists } }, a, b) =>
  clusterLists.lengthOf(a.attributes.clusters) - clusterLists.lengthOf(b.attributes.clusters);

const peerAddress: Step = ({ channels }, a, b) =>
  (channels.senderAddress[a.channel] ?? 0) - (channels.senderAddress[b.channel] ?? 0);

const RANKING: Readonly<Record<RankingStep, Step>> = {
  own: ownFirst,
  "local-pref": localPref,
  "path-length": pathLength,
  origin,
  med,
  external: externalFirst,
  "igp-cost": igpCost,
};

/** Which path was there first nobody foretells: what comes behind decides, as it does of paths that come at once. */
const TIE_BREAKS: Readonly<Record<TieBreak, Step>> = {
  kept: () => 0,
  "router-id": routerId,
  "cluster-length": clusterLength,
  "peer-address": peerAddress,
};

/** A router's decision as steps. */
export interface Rules {
  /**
   * Paths that tie in these are installed together: `bgp bestpath as-path multipath-relax` in FRR and its like elsewhere take those with different
   * AS paths of one length, BIRD's `merge paths` does not look at them.
   */
  readonly ranking: readonly Step[];
  /** Which of those that tie is told to others: by the newest release. */
  readonly tieBreaks: readonly Step[];
}

export const rulesOf = ({ ranking, tieBreaks: [newest] }: Decision): Rules => ({
  ranking: ranking.map((step) => RANKING[step]),
  tieBreaks: newest.map((step) => TIE_BREAKS[step]),
});

const isKept = (tables: DecisionTables, a: Contender, b: Contender): boolean =>
  isExternal(tables, a) === 1 &&
  isExternal(tables, b) === 1 &&
  tables.channels.senderId[a.channel] !== tables.channels.senderId[b.channel];

/** Who is told on by one order of tie breaks: as a step's number, or null where it is who was there first. */
function outcomeOf(
  order: readonly TieBreak[],
  tables: DecisionTables,
  a: Contender,
  b: Contender,
): number | null {
  for (const step of order) {
    if (step === "kept" && isKept(tables, a, b)) return null;
    const difference = TIE_BREAKS[step](tables, a, b);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** Whether it can't be said which of two paths that tie is told on: time decides, or releases differ. */
export function isUndetermined(
  { tieBreaks }: Decision,
  tables: DecisionTables,
  a: Contender,
  b: Contender,
): boolean {
  const outcomes = new Set(tieBreaks.map((order) => outcomeOf(order, tables, a, b)));
  return outcomes.size > 1 || outcomes.has(null);
}

const FREE = (): number => 0;

/** The tables of a network of which this is up. Without OSPF every next hop is on a connected network. */
export const decisionTables = (
  tables: Pick<DecisionTables, "attributes"> & { readonly channels: Channels; readonly nextHops: NextHops },
  ports: Uint8Array,
  igp: IgpRoutes | null,
): DecisionTables => ({
  attributes: tables.attributes,
  channels: tables.channels,
  costOf: igp === null ? FREE : igpCosts(tables, ports, igp),
});

function igpCosts(
  { channels, nextHops }: { readonly channels: Channels; readonly nextHops: NextHops },
  ports: Uint8Array,
  igp: IgpRoutes,
): DecisionTables["costOf"] {
  return ({ attributes: { nextHop }, channel }) => {
    if (channel === OWN) return 0;
    const router = channels.to[channel] ?? 0;
    const gateway = nextHops.gateways[nextHops.resolve(router, nextHop)];
    if (gateway !== undefined && ports[gateway.port] === 1) return 0;
    return igp.resolve(router, nextHop)?.cost ?? 0;
  };
}

/** The first step that tells two paths apart; 0 where none does. */
function firstOf(steps: readonly Step[], tables: DecisionTables, a: Contender, b: Contender): number {
  for (const step of steps) {
    const difference = step(tables, a, b);
    if (difference !== 0) return difference;
  }
  return 0;
}

export const rank = ({ ranking }: Rules, tables: DecisionTables, a: Contender, b: Contender): number =>
  firstOf(ranking, tables, a, b);

/** As `rank`, and then by the tie breaks: 0 only for paths of one peer with the same attributes. */
export function prefer(rules: Rules, tables: DecisionTables, a: Contender, b: Contender): number {
  const ranked = rank(rules, tables, a, b);
  return ranked === 0 ? firstOf(rules.tieBreaks, tables, a, b) : ranked;
}
