import {
  containsAddress,
  containsPrefix,
  distinctPrefixes,
  formatPrefix,
  lastOf,
  overlaps,
  sizeOf,
  type Prefix4,
} from "../net/ipv4.ts";
import { poolContains, type Pool4 } from "../net/pool.ts";

/** The place of a subnet among those of its length in a pool, from 0; null where it is none of them. */
export function slotOf(pool: Pool4, subnet: Prefix4): number | null {
  let before = 0;
  for (const range of pool) {
    if (containsPrefix(range, subnet)) return before + (subnet.base - range.base) / sizeOf(subnet.length);
    before += Math.max(0, sizeOf(range.length) / sizeOf(subnet.length));
  }
  return null;
}

/** The smallest range around all. */
function around(all: readonly Prefix4[]): Prefix4 {
  const first = Math.min(...all.map(({ base }) => base));
  const last = Math.max(...all.map(lastOf));
  for (let length = Math.min(...all.map((one) => one.length)); length > 0; length--) {
    const range = { base: first - (first % sizeOf(length)), length };
    if (containsAddress(range, last)) return range;
  }
  return { base: 0, length: 0 };
}

/** What a pool is to hold. */
export interface Wanted {
  readonly numbers: readonly Prefix4[];
  /** Where they come from when nobody says. */
  readonly usual: Pool4;
  /** Ranges that lists let pass. */
  readonly permitted: readonly Prefix4[];
  /** Numbers of all other kinds. */
  readonly others: readonly Prefix4[];
}

const widened = (range: Prefix4, length: number): Prefix4 => ({
  base: range.base - (range.base % sizeOf(length)),
  length,
});

/** As wide as what is usual, as far as nobody else's numbers lie in it. */
function withRoom(range: Prefix4, usual: Pool4, others: readonly Prefix4[]): Prefix4 {
  const [{ length: most } = range] = usual;
  let found = range;
  for (let length = range.length - 1; length >= most; length--) {
    const wider = widened(range, length);
    if (others.some((other) => overlaps(wider, other))) break;
    found = wider;
  }
  return found;
}

/** The pool that numbers come from: as filters have it, else the usual one, else a range around them. */
export function poolFor({ numbers, usual, permitted, others }: Wanted): Pool4 {
  if (numbers.length === 0) return usual;
  const isOne = (range: Prefix4): boolean =>
    range.length >= 4 &&
    numbers.some((number) => containsPrefix(range, number) && range.length < number.length) &&
    !others.some((other) => overlaps(range, other));
  const candidates = distinctPrefixes(permitted).filter(isOne);
  const widest = candidates.filter(
    (one) => !candidates.some((other) => other.length < one.length && containsPrefix(other, one)),
  );
  if (widest.length > 0 && numbers.every((number) => poolContains(widest, number))) return widest;
  if (numbers.every((number) => poolContains(usual, number))) return usual;
  return [withRoom(around(numbers), usual, others)];
}

export const isSamePool = (one: Pool4, other: Pool4): boolean =>
  one.map(formatPrefix).join() === other.map(formatPrefix).join();
