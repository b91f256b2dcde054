import { formatIpv4, formatPrefix, type Prefix4 } from "../../net/ipv4.ts";
import type { AsnScheme } from "../../plan/asns.ts";
import type { Datacenter, PlatformName, RackSpec, SpineSpec } from "../../spec/index.ts";
import type { SpecObject, SpecValue } from "../design.ts";
import type { FabricShape, SpineShape, TorShape, UplinkShape } from "../fabric-shape.ts";
import type { Placed, PlacedShape } from "../placed.ts";

/** What numbers follow from, and everything that has some. */
export interface Written {
  readonly dc: Datacenter;
  readonly asns: AsnScheme;
  readonly shape: PlacedShape;
  readonly platforms: FabricShape["platforms"];
  readonly spineSpecs: ReadonlyMap<string, SpineSpec>;
  readonly rackSpecs: ReadonlyMap<string, RackSpec>;
}

export const isSame = (one: Prefix4 | null, other: Prefix4 | null): boolean =>
  one !== null && other !== null && formatPrefix(one) === formatPrefix(other);

/** What is pinned where the number that follows from the index is another; nothing where it is the same, or no text says it. */
export const pinned = (name: string, wanted: Prefix4 | null, follows: Prefix4 | null): SpecObject =>
  wanted === null || isSame(wanted, follows)
    ? {}
    : { [name]: wanted.length === 32 ? formatIpv4(wanted.base) : formatPrefix(wanted) };

export const pinnedAsn = (wanted: number | null, follows: number | null, may: boolean): SpecObject =>
  may && wanted !== null && wanted !== follows ? { asn: wanted } : {};

/** The system of a switch that runs another than most of its role. */
export const ownPlatform = (
  { facts }: Pick<SpineShape | TorShape, "facts">,
  usual: PlatformName,
): SpecObject => (facts === null || facts.platform === usual ? {} : { platform: facts.platform });

export const host = (address: number | null): Prefix4 | null =>
  address === null ? null : { base: address, length: 32 };

export const entries = (all: readonly (readonly [string, SpecValue])[]): SpecObject =>
  Object.fromEntries(all);

/** The uplinks of a ToR with the number of each among those to the same spine. */
export const numbered = (
  uplinks: readonly UplinkShape[],
): readonly (UplinkShape & { readonly link: number })[] =>
  uplinks.map((uplink, at) => ({
    ...uplink,
    link: uplinks.slice(0, at).filter(({ spine }) => spine === uplink.spine).length,
  }));

/** The spines that a ToR goes to, where these are not all, and how many cables there are to each where these are not as many. */
export function cabling({ of: tor }: Placed<TorShape>, spines: readonly string[], links: number): SpecObject {
  const counts = new Map(
    spines.map((spine) => [spine, tor.uplinks.filter((uplink) => uplink.spine === spine).length] as const),
  );
  const reached = spines.filter((spine) => (counts.get(spine) ?? 0) > 0);
  return {
    ...(reached.length === spines.length || reached.length === 0 ? {} : { spines: reached }),
    to: entries(
      reached.flatMap((spine): [string, number][] => {
        const count = counts.get(spine) ?? links;
        return count === links ? [] : [[spine, count]];
      }),
    ),
  };
}

/** Names of ports that are not those of their numbers, by the name of the cable. */
export function ownPorts(
  wanted: readonly (readonly [cable: string, port: string | null, follows: string | null])[],
): SpecObject {
  return entries(
    wanted.flatMap(([cable, port, follows]): [string, string][] =>
      port === null || port === follows ? [] : [[cable, port]],
    ),
  );
}
