import { formatPrefix, overlaps, sizeOf, type Prefix4 } from "../net/ipv4.ts";
import { capacityOf } from "../net/pool.ts";
import { ADDRESS_POOLS } from "../plan/address-pools.ts";
import type { Datacenter } from "../spec/index.ts";
import { setIn, type Design } from "./design.ts";

/** RFC 1918, 10.0.0.0/8 from its end on. */
const PRIVATE: Prefix4 = { base: 0x0a00_0000, length: 8 };

/** The last range of a length in private space that meets none of some. */
function freeRange(length: number, taken: readonly Prefix4[]): Prefix4 | null {
  const size = sizeOf(length);
  for (let base = PRIVATE.base + sizeOf(PRIVATE.length) - size; base >= PRIVATE.base; base -= size) {
    const range = { base, length };
    if (!taken.some((other) => overlaps(range, other))) return range;
  }
  return null;
}

/**
 * A design whose pools of links have room for the declared capacity: a range is appended, which moves no number. No text says which ranges links come
 * from, for they are announced to nobody.
 */
export function withLinkRoom({ pools, capacity, sizes }: Datacenter, design: Design): Design {
  const { maxRacks, maxTorsPerRack, maxSpines, maxUplinksPerSpine } = capacity;
  const needed = [
    ["links", maxRacks * maxTorsPerRack * maxSpines * maxUplinksPerSpine],
    ["spineLinks", maxSpines ** 2],
  ] as const;
  const taken = ADDRESS_POOLS.flatMap((pool) => pools[pool]);
  return needed.reduce((with_, [pool, count]) => {
    const missing = count - capacityOf(pools[pool], sizes.links);
    const range = missing <= 0 ? null : freeRange(sizes.links - Math.ceil(Math.log2(missing)), taken);
    if (range === null) return with_;
    taken.push(range);
    return setIn(with_, ["pools", pool], [...pools[pool], range].map(formatPrefix));
  }, design);
}
