import { containsPrefix, formatPrefix, sizeOf, type Prefix4 } from "./ipv4.ts";

/**
 * An ordered list of ranges that is numbered through as one. Appending a range lengthens the pool and moves nothing, which is how
 * a pool that is nearly full grows.
 */
export type Pool4 = readonly Prefix4[];

const slotsIn = (range: Prefix4, length: number): number =>
  length < range.length ? 0 : 2 ** (length - range.length);

/** How many subnets of `length` the pool holds. */
export const capacityOf = (pool: Pool4, length: number): number =>
  pool.reduce((sum, range) => sum + slotsIn(range, length), 0);

/** The `index`-th subnet of `length`, counted from 0 through all ranges; null where the pool has ended. */
export function subnetAt(pool: Pool4, length: number, index: number): Prefix4 | null {
  let left = index;
  for (const range of pool) {
    const slots = slotsIn(range, length);
    if (left < slots) return { base: range.base + left * sizeOf(length), length };
    left -= slots;
  }
  return null;
}

export const poolContains = (pool: Pool4, prefix: Prefix4): boolean =>
  pool.some((range) => containsPrefix(range, prefix));

/** `10.0.0.0/8` or `10.0.0.0/8, 172.16.0.0/12`. */
export const formatPool = (pool: Pool4): string => pool.map(formatPrefix).join(", ");
