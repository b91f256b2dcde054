import { overlaps } from "../net/ipv4.ts";
import { capacityOf, subnetAt } from "../net/pool.ts";
import type { Datacenter } from "../spec/index.ts";
import { furtherPods, rackPods } from "./numbering.ts";

/**
 * The lowest number in pools.pods that no rack will come to have by its index, and that nobody has yet, by number or by a pin; null where
 * the pool has none.
 */
export function freePool(dc: Datacenter): number | null {
  const { capacity, pools, racks, sizes } = dc;
  const taken = racks.flatMap((rack) => [rackPods(dc, rack), ...furtherPods(dc, rack)]);
  for (let number = capacity.maxRacks; number < capacityOf(pools.pods, sizes.rackPods); number += 1) {
    const range = subnetAt(pools.pods, sizes.rackPods, number);
    if (range !== null && !taken.some((other) => other !== null && overlaps(range, other))) return number;
  }
  return null;
}
