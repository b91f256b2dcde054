import type { CompiledFabric } from "../compile.ts";
import { factsOf } from "../explain/index.ts";
import { modelOf } from "../models/index.ts";
import { formatAsnRange } from "../net/asn.ts";
import { formatPrefix } from "../net/ipv4.ts";
import { demands } from "../plan/checks/pools.ts";

/** How much of a pool is taken. */
export interface PoolUse {
  readonly pool: string;
  readonly ranges: string;
  /** What is counted: `AS numbers`, `rack subnets (/24)`. */
  readonly what: string;
  readonly has: number;
  readonly used: number;
  /** Kept for the declared capacity, what is used among it. */
  readonly reserved: number;
  readonly left: number;
}

/** Every pool that the fabric takes from. What is pinned outside the numbers that indices lead to is used, and not reserved. */
export function poolUses(fabric: CompiledFabric): readonly PoolUse[] {
  const { datacenter: dc } = fabric;
  const numbers = new Map<string, Set<number>>();
  for (const { why } of factsOf(fabric)) {
    if (why.kind !== "pool") continue;
    const there = numbers.get(why.pool) ?? new Set();
    numbers.set(why.pool, there.add(why.position.value));
  }
  return demands(dc, modelOf(dc))
    .filter(({ needs }) => needs > 0)
    .map(({ pool, has, needs, what }) => {
      const used = numbers.get(`pools.${pool}`)?.size ?? 0;
      const ranges = dc.pools[pool].map((range) =>
        "base" in range ? formatPrefix(range) : formatAsnRange(range),
      );
      const reserved = Math.max(needs, used);
      return {
        pool: `pools.${pool}`,
        ranges: ranges.join(", "),
        what,
        has,
        used,
        reserved,
        left: has - reserved,
      };
    });
}
