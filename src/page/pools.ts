import type { CompiledFabric } from "../compile.ts";
import { factsOf } from "../explain/index.ts";
import { firstFamily } from "../intent/index.ts";
import { modelOf } from "../models/index.ts";
import { formatAsnRange, type AsnPool } from "../net/asn.ts";
import type { Pool4 } from "../net/pool.ts";
import { called, demands, podsOf } from "../plan/checks/pools.ts";
import type { Datacenter } from "../spec/index.ts";

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

const rangesOf = (dc: Datacenter, pool: string): AsnPool | Pool4 =>
  dc.clusters.find((_, at) => podsOf(at) === pool)?.pods ?? dc.pools[pool as keyof Datacenter["pools"]];

/** Every pool that the fabric takes from. What is pinned outside the numbers that indices lead to is used, and not reserved. */
export function poolUses(fabric: CompiledFabric): readonly PoolUse[] {
  const { datacenter: dc } = fabric;
  const { prefix } = firstFamily(fabric.plan.ipv6);
  const numbers = new Map<string, Set<number>>();
  for (const { why } of factsOf(fabric)) {
    if (why.kind !== "pool") continue;
    const there = numbers.get(why.pool) ?? new Set();
    numbers.set(why.pool, there.add(why.position.value));
  }
  return demands(dc, modelOf(dc))
    .filter(({ needs }) => needs > 0)
    .map(({ pool, has, needs, what }) => {
      const used = numbers.get(called(pool))?.size ?? 0;
      const ranges = rangesOf(dc, pool).map((range) =>
        "base" in range ? prefix(range) : formatAsnRange(range),
      );
      const reserved = Math.max(needs, used);
      return {
        pool: called(pool),
        ranges: ranges.join(", "),
        what,
        has,
        used,
        reserved,
        left: has - reserved,
      };
    });
}
