import type { InterfaceAddress, Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { Datacenter, OutsidePeerSpec } from "../spec/index.ts";
import { torName } from "./numbering.ts";
import { hasPods } from "./tiers.ts";
import { spinesOf } from "./uplinks.ts";

/** How the fabric hangs together with the rest of the world. */
export interface OutsidePlan {
  /** By border, then by its port, then by router. */
  readonly peers: readonly OutsidePeerPlan[];
  readonly announce: OutsideAnnouncement;
  /** As text: `64500:120`, or a large one, `4200000000:1:2`. */
  readonly communities: { readonly out: readonly string[]; readonly in: readonly string[] };
  /** AS by which the outside knows the datacenter; null for each border's own. */
  readonly asn: number | null;
  readonly removesPrivateAsns: boolean;
}

/** A border's cable to a router outside, and what is exchanged over it. */
export interface OutsidePeerPlan {
  /** `<border>--<router>--<the border's port>`. */
  readonly id: string;
  readonly border: string;
  readonly interface: string;
  readonly address: InterfaceAddress;
  /** The router outside, and its address. */
  readonly router: string;
  readonly peer: Ipv4;
  readonly exchange: OutsideExchange;
}

export type OutsideExchange =
  | {
      readonly kind: "bgp";
      readonly asn: number;
      /** TCP MD5 (RFC 2385): the name of the secret; absent without. */
      readonly password?: string;
      /** GTSM (RFC 5082) with a neighbour. */
      readonly ttlSecurity: boolean;
      readonly bfd: boolean;
      /** Which routes are taken. */
      readonly takes: OutsideRoutes;
      readonly maximumPrefixes: number;
      /** What the router outside is known to have. */
      readonly announces: readonly Prefix4[];
    }
  | { readonly kind: "static"; readonly prefixes: readonly Prefix4[] };

/** The default alone; these ranges and all within; or everything that is no martian. The fabric's own ranges never. */
export type OutsideRoutes =
  { readonly kind: "default" | "all" } | { readonly kind: "ranges"; readonly ranges: readonly Prefix4[] };

/** What routers outside are told. */
export interface OutsideAnnouncement {
  readonly pods: "per-rack" | "per-pool" | "none";
  readonly services: boolean;
  readonly anycast: boolean;
  readonly nodes: boolean;
  readonly loopbacks: boolean;
}

/** Whether two links are one port of one border, with one address: several routers may stand in a network behind it. */
export const isSamePort = (one: OutsidePeerSpec, other: OutsidePeerSpec): boolean =>
  one.switch === other.switch &&
  one.interface === other.interface &&
  one.address.address === other.address.address &&
  one.address.length === other.address.length;

const DEFAULT_ROUTE: Prefix4 = { base: 0, length: 0 };

/** The default route alone is accepted: a few more would be counted, and none can come. */
const ROOM_FOR_DEFAULT = 10;

function exchangeOf(peer: OutsidePeerSpec): OutsideExchange {
  if (peer.mode === "static") return { kind: "static", prefixes: peer.prefixes };
  const { ttlSecurity, bfd } = peer;
  const guarded = {
    ...(peer.password === undefined ? {} : { password: peer.password }),
    ttlSecurity,
    bfd,
  };
  if (peer.mode === "default-only")
    return {
      kind: "bgp",
      asn: peer.asn,
      ...guarded,
      takes: { kind: "default" },
      maximumPrefixes: ROOM_FOR_DEFAULT,
      announces: [DEFAULT_ROUTE],
    };
  const { asn, accept, maximumPrefixes, announces } = peer;
  const takes: OutsideRoutes = accept === undefined ? { kind: "all" } : { kind: "ranges", ranges: accept };
  return { kind: "bgp", asn, ...guarded, takes, maximumPrefixes, announces };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first ToR, in the spec's order, that does not go to every spine; undefined where all do. */
export const torShortOfSpines = (dc: Datacenter): string | undefined => {
  for (const rack of dc.racks)
    for (const tor of rack.tors)
      if (spinesOf(dc, { rack, tor }).length < dc.spines.length) return torName(rack, tor);
  return undefined;
};

/** The first border, in the spec's order, that is a ToR and hangs on one spine: without it, it knows its own rack and no other. */
export const borderOnOneSpine = (
  dc: Datacenter,
  borders: ReadonlySet<string> = bordersOf(dc),
): string | undefined => {
  for (const rack of dc.racks)
    for (const tor of rack.tors)
      if (borders.has(torName(rack, tor)) && spinesOf(dc, { rack, tor }).length === 1)
        return torName(rack, tor);
  return undefined;
};

/**
 * Where no border can lose a rack and keep others, one range for each pool does: ToRs that all go to every one of several spines have each of
 * them to go by. A spine that has lost its only cable to a rack, a ToR whose spines have, or one that has lost its only spine, would still draw
 * the rack's traffic by a range that is wider; and so would any border of a pod that has lost its ways to another.
 */
export const aggregation = (dc: Datacenter, borders: ReadonlySet<string>): OutsideAnnouncement["pods"] =>
  hasPods(dc) ||
  dc.spines.some(({ name }) => borders.has(name)) ||
  torShortOfSpines(dc) !== undefined ||
  borderOnOneSpine(dc, borders) !== undefined
    ? "per-rack"
    : "per-pool";

/** The switches that stand before routers outside. */
export const bordersOf = ({ outside }: Datacenter): ReadonlySet<string> =>
  new Set(outside?.peers.map((peer) => peer.switch));

/** Racks whose ToRs are borders, by name. */
export const borderRacks = (dc: Datacenter): ReadonlySet<string> => {
  const borders = bordersOf(dc);
  return new Set(
    dc.racks.flatMap((rack) => (rack.tors.some((tor) => borders.has(torName(rack, tor))) ? [rack.name] : [])),
  );
};

/** Null where there is no outside. The order of the spec's list does not matter. */
export function outsidePlan(dc: Datacenter): OutsidePlan | null {
  if (dc.outside === undefined) return null;
  const { peers, announce, communities, asn, privateAsns } = dc.outside;
  return {
    peers: peers
      .map((peer): OutsidePeerPlan => ({
        id: `${peer.switch}--${peer.router}--${peer.interface}`,
        border: peer.switch,
        interface: peer.interface,
        address: peer.address,
        router: peer.router,
        peer: peer.peer,
        exchange: exchangeOf(peer),
      }))
      .sort(
        (a, b) =>
          byText(a.border, b.border) || byText(a.interface, b.interface) || byText(a.router, b.router),
      ),
    announce: { ...announce, pods: announce.pods ?? aggregation(dc, bordersOf(dc)) },
    communities,
    asn: asn ?? null,
    removesPrivateAsns: privateAsns === "remove",
  };
}

/** Routes that may come in from outside, over all borders. */
export const routesFromOutside = (plan: OutsidePlan | null): number =>
  (plan?.peers ?? []).reduce(
    (sum, { exchange }) =>
      sum + (exchange.kind === "bgp" ? exchange.maximumPrefixes : exchange.prefixes.length),
    0,
  );
