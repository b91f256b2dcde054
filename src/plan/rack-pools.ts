import type { Prefix4 } from "../net/ipv4.ts";
import type { Datacenter, RackSpec } from "../spec/index.ts";
import { furtherPods, rackPods } from "./numbering.ts";
import { there } from "./there.ts";

/** A pool that a rack has beside its first. */
export interface FurtherPool {
  /** Its number in pools.pods, which no other pool has. */
  readonly number: number;
  readonly range: Prefix4;
}

/** A rack's pools of pods: the one that comes with its index, and those that it was given when that was full. */
export interface RackPools {
  readonly pods: Prefix4;
  readonly morePods: readonly FurtherPool[];
}

/** Blocks in all pools that a rack may have: in the largest first one, and in further ones. */
export function blocksPerRack({
  capacity,
  sizes,
  racks,
}: Pick<Datacenter, "capacity" | "sizes" | "racks">): number {
  const blocksIn = (length: number): number => 2 ** Math.max(0, sizes.podBlock - length);
  const first = Math.min(sizes.rackPods, ...racks.flatMap(({ pin }) => pin.pods?.length ?? []));
  return blocksIn(first) + (capacity.maxPodPoolsPerRack - 1) * blocksIn(sizes.rackPods);
}

/** Every range that the rack's pods may have addresses from, the first first. */
export const podRangesOf = ({ pods, morePods }: RackPools): readonly Prefix4[] => [
  pods,
  ...morePods.map(({ range }) => range),
];

/** @throws RangeError where pools.pods has no room: a defect, for the checks have refused it */
export const rackPools = (dc: Datacenter, rack: RackSpec): RackPools => ({
  pods: there(rackPods(dc, rack), `pods for ${rack.name}`),
  morePods: furtherPods(dc, rack).map((range, at) => ({
    number: there(rack.morePods[at] ?? null, `number of a pool for ${rack.name}`),
    range: there(range, `further pods for ${rack.name}`),
  })),
});

/**
 * Prefix length of the longest route to pods. An address that a node borrowed from another's block, or that a pod kept while moving, is a
 * route of its own; under strict affinity there is no such address.
 */
export const longestPodRoute = ({ calico, sizes }: Pick<Datacenter, "calico" | "sizes">): number =>
  calico.ipam?.strictAffinity === true ? sizes.podBlock : 32;
