import { hostPrefix, type Prefix4 } from "../net/ipv4.ts";
import type { Datacenter } from "../spec/index.ts";
import { viewOf } from "./cluster-views.ts";
import { serviceRanges } from "./services.ts";

/** Communities that nodes put on all that they announce out of ranges (Calico's prefixAdvertisements). */
export interface RouteMarks {
  readonly ranges: readonly Prefix4[];
  /** As text, `64500:1` or, large, `4200000000:1:2`; one or more. */
  readonly communities: readonly string[];
}

/** Whatever nodes of any cluster mark: of several each marks its own. */
export const marksOfAll = (dc: Datacenter): readonly RouteMarks[] =>
  dc.clusters.length === 0 ? marksOf(dc) : dc.clusters.flatMap((one) => marksOf(viewOf(dc, one).dc));

/** Whatever is marked, by what it is. */
export const marksOf = (dc: Datacenter): readonly RouteMarks[] =>
  [
    { ranges: dc.pools.pods, communities: dc.calico.podCommunities },
    { ranges: serviceRanges(dc), communities: dc.services.communities },
    ...dc.anycast.map(({ address, communities }) => ({ ranges: [hostPrefix(address)], communities })),
  ].filter(({ ranges, communities }) => ranges.length > 0 && communities.length > 0);
