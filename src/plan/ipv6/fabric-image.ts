import { formatPrefix } from "../../net/ipv4.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { there } from "../there.ts";
import type { Ipv6Image, Ipv6Segment } from "./image.ts";
import { outsidePairs, outsideSegments } from "./outside.ts";
import { ownSegments } from "./own.ts";
import { pinnedSegments } from "./pins.ts";
import { placesOf } from "./places.ts";
import { serviceSegments } from "./services.ts";

const poolSegments = (dc: Datacenter, rules: LayoutRules): readonly Ipv6Segment[] =>
  placesOf(dc, rules).map(({ ipv6, ...place }) => ({
    ...place,
    ipv6: there(ipv6, `place in IPv6 for ${formatPrefix(place.ipv4)}`),
  }));

/** The image that the fabric has; null without IPv6. What has no place the checks have refused. */
export function imageFor(dc: Datacenter, rules: LayoutRules): Ipv6Image | null {
  if (dc.ipv6 === undefined) return null;
  const pairs = outsidePairs(dc);
  return {
    segments: [
      ...pinnedSegments(dc, rules),
      ...(dc.ipv6.numbering === "own" ? ownSegments(dc, dc.ipv6, rules) : []),
      ...poolSegments(dc, rules),
      ...serviceSegments(dc),
      ...outsideSegments(dc),
    ],
    ...(pairs.length === 0 ? {} : { pairs }),
    ...(dc.ipv6.only ? { alone: true } : {}),
  };
}
