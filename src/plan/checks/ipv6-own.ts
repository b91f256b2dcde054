import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatPool6 } from "../../net/ipv6.ts";
import { capacityOf } from "../../net/pool.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { AddressPool } from "../address-pools.ts";
import * as numbering from "../numbering.ts";
import { lengthIn, subnetAt6 } from "../ipv6/own.ts";
import { placedPools, rangesOf6, unitsOf, type Ipv6Spec } from "../ipv6/places.ts";
import { mostPods } from "../tiers.ts";
import type { LayoutRules } from "../layout-rules.ts";

/** The last index that an object may come to have in a pool; null where it is no object's own. */
const LAST: Readonly<Record<AddressPool, (dc: Datacenter, rules: LayoutRules) => number | null>> = {
  superSpineLoopbacks: ({ capacity }) => capacity.maxSuperSpines - 1,
  superSpineLinks: ({ capacity: { maxPods, maxSpines, maxSuperSpines, maxUplinksPerSuperSpine } }) =>
    maxPods * maxSpines * maxSuperSpines * maxUplinksPerSuperSpine - 1,
  spineLoopbacks: (dc) => mostPods(dc) * dc.capacity.maxSpines - 1,
  torLoopbacks: ({ capacity }) => capacity.maxRacks * capacity.maxTorsPerRack - 1,
  links: ({ capacity: { maxRacks, maxTorsPerRack, maxSpines, maxUplinksPerSpine } }) =>
    maxRacks * maxTorsPerRack * maxSpines * maxUplinksPerSpine - 1,
  spineLinks: (dc) => mostPods(dc) * dc.capacity.maxSpines ** 2 - 1,
  serverLinks: ({ capacity }) => capacity.maxRacks * capacity.maxTorsPerRack - 1,
  planes: ({ capacity }) => capacity.maxSpines - 1,
  nodes: ({ capacity }) => capacity.maxRacks - 1,
  nodePlanes: (_, { routing }) => (routing.from === "node" ? routing.fabric.planes - 1 : null),
  pods: ({ capacity, racks }) =>
    Math.max(capacity.maxRacks - 1, ...racks.flatMap(({ morePods }) => morePods)),
};

/** A rule has one length in IPv6 for all racks: those of another size in IPv4 would have another. */
const checkSizes = (dc: Datacenter): readonly Diagnostic[] =>
  dc.racks.flatMap((rack, r): Diagnostic[] => {
    const unlike = (
      [
        ["subnet", numbering.rackSubnet(dc, rack)?.length, dc.sizes.rackSubnet],
        ["pods", numbering.rackPods(dc, rack)?.length, dc.sizes.rackPods],
      ] as const
    ).find(([, length, size]) => length !== undefined && length !== size);
    return unlike === undefined
      ? []
      : [
          errorAt(
            ["racks", r, "pin", unlike[0]],
            "value-invalid",
            `${rack.name} has a /${String(unlike[1])} in IPv4, others a /${String(unlike[2])}, and IPv6 numbers of its own are of one size`,
            "let ipv6.numbering be image, or give the rack the size of the others",
          ),
        ];
  });

/** What is cut from a pool of numbers. */
const lengthOfNumbers = (dc: Datacenter, pool: AddressPool): number =>
  pool === "serverLinks" ? dc.sizes.serverLinks : unitsOf(dc, { numbering: "own" })[pool].ipv4;

/** Numbers of their own: a rule for each range of IPv4 needs one in IPv6, and each index a place. */
const checkPools = (dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly Diagnostic[] =>
  placedPools(dc, rules).flatMap((pool): Diagnostic[] => {
    const last = pool === "hosts" ? null : LAST[pool](dc, rules);
    if (pool === "hosts" || last === null) return [];
    const path: SpecPath = spec.pools[pool] === undefined ? ["ipv6", "prefix"] : ["ipv6", "pools", pool];
    const ranges = rangesOf6(spec, pool);
    const count = dc.pools[pool].length;
    if (ranges.length !== count)
      return [
        errorAt(
          path,
          "value-invalid",
          `pools.${pool} has ${String(count)} ranges, and ${String(ranges.length)} in IPv6, where each has numbers of its own`,
          `give ipv6.pools.${pool} one for each`,
        ),
      ];
    const length = lengthIn(dc, pool, unitsOf(dc, spec)[pool]);
    const isShort = spec.only && capacityOf(dc.pools[pool], lengthOfNumbers(dc, pool)) <= last;
    return isShort || subnetAt6(ranges, length, last) === null
      ? [
          errorAt(
            path,
            "pool-exhausted",
            `${formatPool6(ranges)} has no /${String(length)} of number ${String(last)}, which pools.${pool} may come to`,
            `give ipv6.pools.${pool} a larger range, or declare less capacity`,
          ),
        ]
      : [];
  });

/** IPv6 by numbers of its own. */
export const checkOwn = (dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkPools(dc, spec, rules),
  ...(rules.routing.from === "node" ? [] : checkSizes(dc)),
];
