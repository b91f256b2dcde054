import { errorAt, warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatPrefix, networkOf, overlaps, type Prefix4 } from "../../net/ipv4.ts";
import type { Datacenter } from "../../spec/index.ts";
import { ADDRESS_POOLS } from "../address-pools.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { usedPools } from "../used-pools.ts";
import { checkExclusions, poolsWithIpPools } from "./exclusions.ts";

interface Range {
  readonly what: string;
  readonly range: Prefix4;
}

interface PlacedRange extends Range {
  readonly path: SpecPath;
}

const KINDS = ["clusterIps", "externalIps", "loadBalancerIps"] as const;

const services = (dc: Datacenter): readonly PlacedRange[] =>
  KINDS.flatMap((kind) =>
    dc.services[kind].map((range, at) => ({
      what: `services.${kind}`,
      range,
      path: ["services", kind, at],
    })),
  );

/** What is somebody else's: the fabric's pools, and links to the outside. */
function takenBy(dc: Datacenter, rules: LayoutRules): readonly Range[] {
  const used = usedPools(rules);
  return [
    ...ADDRESS_POOLS.filter((pool) => used.has(pool)).flatMap((pool) =>
      dc.pools[pool].map((range) => ({ what: `pools.${pool}`, range })),
    ),
    ...(dc.outside?.peers ?? []).map((peer) => ({
      what: `the link ${peer.switch}--${peer.router}`,
      range: networkOf(peer.address),
    })),
  ];
}

const overlap = ({ range, path }: PlacedRange, other: Range): Diagnostic =>
  errorAt(
    path,
    "pool-overlap",
    `${formatPrefix(range)} overlaps ${formatPrefix(other.range)} of ${other.what}`,
    "give services a range of their own",
  );

/** A service's range is nobody else's, not even another kind's. */
function checkRanges(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const taken = takenBy(dc, rules);
  const all = services(dc);
  return all.flatMap((one, at) => {
    const other = [...taken, ...all.slice(0, at)].find(({ range }) => overlaps(range, one.range));
    return other === undefined ? [] : [overlap(one, other)];
  });
}

/** Destinations that are left untranslated. */
function exclusionsIn({ calico, pools }: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const taken: readonly Range[] = poolsWithIpPools(rules).flatMap((pool) =>
    pools[pool].map((range) => ({ what: `pools.${pool}`, range })),
  );
  return checkExclusions({
    path: ["calico", "natExclusions"],
    ranges: calico.natExclusions,
    isTranslated: calico.natOutgoing,
    option: "calico.natOutgoing",
    pools: taken,
    format: formatPrefix,
    overlaps,
  });
}

/** Ranges that every node is kept from announcing. */
function checkAnnounced(dc: Datacenter): readonly Diagnostic[] {
  const nodes = dc.racks.flatMap((rack) => rack.nodes);
  const nobody = nodes.length > 0 && nodes.every((node) => node.excludeFromExternalLoadBalancers);
  if (services(dc).length === 0 || !nobody) return [];
  return [
    warningAt(
      ["services"],
      "services-unannounced",
      "no node announces them: each has excludeFromExternalLoadBalancers",
      "leave the field out on the nodes that are to take traffic for services",
    ),
  ];
}

/** Communities that no route would have. */
function checkCommunities(dc: Datacenter): readonly Diagnostic[] {
  if (dc.services.communities.length === 0 || services(dc).length > 0) return [];
  return [
    warningAt(
      ["services", "communities"],
      "option-unused",
      "nothing comes of it: no range of services is announced",
      "give the range that they are for, or remove it",
    ),
  ];
}

/** Services, and destinations that pods reach untranslated. */
export const checkServices = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkRanges(dc, rules),
  ...exclusionsIn(dc, rules),
  ...checkAnnounced(dc),
  ...checkCommunities(dc),
];
