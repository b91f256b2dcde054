import { overlaps, type Prefix4 } from "../../net/ipv4.ts";
import { containsPrefix6, formatPrefix6, type Prefix6 } from "../../net/ipv6.ts";
import { MARTIANS6 } from "../../net/martians.ts";
import type { OutsidePeerSpec } from "../../spec/index.ts";

/*
 * Numbers in the place of IPv4 prefixes for those of others, where there is no IPv4. What lies in what in IPv6 does so among the numbers, and what is a
 * martian there has a martian's here: whatever takes or refuses the one does the other.
 */

/** Martians of IPv4 that have room; ids of routers are in few of them. */
const MARTIAN: readonly Prefix4[] = [
  { base: 0xac10_0000, length: 12 },
  { base: 0x6440_0000, length: 10 },
  { base: 0xc0a8_0000, length: 16 },
];

const DEFAULT: Prefix4 = { base: 0, length: 0 };

const prefixesOf = ({ ipv6, mode }: OutsidePeerSpec): readonly Prefix6[] => {
  if (ipv6 === undefined || mode === "default-only") return [];
  const lists = ipv6 as {
    readonly accept?: readonly Prefix6[];
    readonly announces?: readonly Prefix6[];
    readonly prefixes?: readonly Prefix6[];
  };
  return [lists.accept, lists.announces, lists.prefixes].flatMap((list) => list ?? []);
};

const isMartian = (prefix: Prefix6): boolean => MARTIANS6.some((one) => containsPrefix6(one, prefix));

const byPlace = (a: Prefix6, b: Prefix6): number =>
  a.base < b.base ? -1 : a.base > b.base ? 1 : a.length - b.length;

/** Prefixes that lie in no other of the list, each with those that lie in it. */
function outermost(sorted: readonly Prefix6[]): readonly (readonly [Prefix6, readonly Prefix6[]])[] {
  const found: [Prefix6, Prefix6[]][] = [];
  for (const one of sorted) {
    const last = found.at(-1);
    if (last !== undefined && containsPrefix6(last[0], one)) last[1].push(one);
    else found.push([one, []]);
  }
  return found;
}

type Nested = ReturnType<typeof outermost>;

/** Each of those that lie side by side gets one of equal parts of a range, and those in it parts of its own. */
function number(all: Nested, within: Prefix4, numbers: Map<string, Prefix4>): void {
  // One part more than there are: none is the whole, which is another's.
  const length = within.length + Math.ceil(Math.log2(all.length + 1));
  for (const [at, [one, inside]] of all.entries()) {
    const own = { base: within.base + at * 2 ** (32 - length), length };
    numbers.set(formatPrefix6(one), own);
    if (inside.length > 0) number(outermost(inside), own, numbers);
  }
}

/** The numbers that stand for prefixes of others. @throws RangeError, by the function, for one that no link names */
export function foreignNumbers(
  peers: readonly OutsidePeerSpec[],
  global: Prefix4,
  ids: readonly Prefix4[],
): (prefix: Prefix6) => Prefix4 {
  const all = outermost(
    [...new Map(peers.flatMap(prefixesOf).map((one) => [formatPrefix6(one), one])).values()]
      .filter(({ length }) => length > 0)
      .sort(byPlace),
  );
  const martian = MARTIAN.find((range) => !ids.some((id) => overlaps(range, id))) ?? global;
  const numbers = new Map<string, Prefix4>();
  number(
    all.filter(([one]) => !isMartian(one)),
    global,
    numbers,
  );
  number(
    all.filter(([one]) => isMartian(one)),
    martian,
    numbers,
  );
  return (prefix) => {
    if (prefix.length === 0) return DEFAULT;
    const found = numbers.get(formatPrefix6(prefix));
    if (found === undefined) throw new RangeError(`${formatPrefix6(prefix)} has no number`);
    return found;
  };
}
