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
  readonly channels: Pick<Channels, "external" | "senderId" | "senderAddress" | "weighsClusters">;
  /** Of the way to a path's next hop: 0 where it is on a connected network, else what OSPF says. */
  readonly costOf: (path: Contender) => number;
}

/** Negative where `a` is better, positive where `b` is, 0 where the step does not tell. */
export type Step = (tables: DecisionTables, a: Contender, b: Contender) => number;

const isExternal = ({ channels }: DecisionTables, { channel }: Contender): number =>
  channels.external[channel] ?? 0;

/** FRR's weight 32768, BIRD's preference 200 against 100: what a router brings in itself beats what it is told. */
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

/** GoBGP leaves it out. */
const clusterLength: Step = ({ attributes: { clusterLists }, channels }, a, b) =>
  channels.weighsClusters[a.channel] === 0
    ? 0
    : clusterLists.lengthOf(a.attributes.clusters) - clusterLists.lengthOf(b.attributes.clusters);

const peerAddress: Step = ({ channels }, a, b) =>
  (channels.senderAddress[a.channel] ?? 0) - (channels.senderAddress[b.channel] ?? 0);

/**
 * RFC 4271 section 9.1.2.2, a) to e). Paths that tie here are installed together: `bgp bestpath as-path multipath-relax` in FRR
 * takes those with different AS paths of one length, BIRD's `merge paths` does not look at them. Step e) is the cost of the way to
 * the next hop.
 */
export const RANKING: readonly Step[] = [
  ownFirst,
  localPref,
  pathLength,
  origin,
  med,
  externalFirst,
  igpCost,
];

/**
 * Steps f) and g), with RFC 4456 section 9: which of those that tie is told to others. FRR would keep the older of two eBGP paths
 * (RFC 5004) were `bgp bestpath compare-routerid` not rendered; BIRD goes by the router id where Calico configures it.
 */
export const TIE_BREAKS: readonly Step[] = [routerId, clusterLength, peerAddress];

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

export function rank(tables: DecisionTables, a: Contender, b: Contender): number {
  for (const step of RANKING) {
    const difference = step(tables, a, b);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** As `rank`, and then by the tie breaks: 0 only for paths of one peer with the same attributes. */
export function prefer(tables: DecisionTables, a: Contender, b: Contender): number {
  const ranked = rank(tables, a, b);
  if (ranked !== 0) return ranked;
  for (const step of TIE_BREAKS) {
    const difference = step(tables, a, b);
    if (difference !== 0) return difference;
  }
  return 0;
}
