import { lastOf, networkOf, type Prefix4 } from "../../net/ipv4.ts";
import { isLinkLocal } from "../../net/link-local.ts";
import { item } from "../item.ts";
import type { Network, Policy } from "../network/types.ts";

/** Every destination that some router knows by itself, by address and then from short to long; a prefix is its position here. */
export interface PrefixTable {
  readonly all: readonly Prefix4[];
  readonly find: (prefix: Prefix4) => number;
}

/** Policies known by a number each: those with the same rules are one. */
export interface PolicyTable {
  readonly intern: (policy: Policy) => number;
  readonly permits: (policy: number, prefix: number) => boolean;
  /** Prefixes that it permits, in order. */
  readonly permitted: (policy: number) => readonly number[];
}

export const DEFAULT_ROUTE: Prefix4 = { base: 0, length: 0 };

const keyOf = ({ base, length }: Prefix4): number => base * 33 + length;

export function prefixTable({ routers }: Network): PrefixTable {
  const found = new Map<number, Prefix4>();
  for (const { own, discards, interfaces, dials, listens } of routers) {
    for (const prefix of discards) found.set(keyOf(prefix), prefix);
    for (const { prefix } of own) found.set(keyOf(prefix), prefix);
    // A link without addresses is nobody's destination.
    for (const network of interfaces.filter((one) => !isLinkLocal(one.address)).map(networkOf))
      found.set(keyOf(network), network);
    if ([...dials, ...listens].some(({ originatesDefault }) => originatesDefault))
      found.set(keyOf(DEFAULT_ROUTE), DEFAULT_ROUTE);
  }
  const all = [...found.values()].sort((a, b) => a.base - b.base || a.length - b.length);
  const positions = new Map(all.map((prefix, at) => [keyOf(prefix), at]));
  return { all, find: (prefix) => positions.get(keyOf(prefix)) ?? -1 };
}

/** Answers for so many prefixes that follow each other are one page; a page of refusals is left out. */
const PAGE_BITS = 8;
const PAGE = 2 ** PAGE_BITS;

type Pages = readonly (Uint8Array | undefined)[];

/** The first of these, sorted by address, whose address is not below. */
function firstFrom(all: readonly Prefix4[], address: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.base ?? Infinity) < address) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * RFC 4271 section 9.1.1 leaves policy to the operator; here it is a list of ranges, of which the first that matches decides: so the last is
 * written first. A rule looks at what is in its range alone: of many racks each has a policy.
 */
function answersOf(policy: Policy, all: readonly Prefix4[]): Pages {
  const pages: Uint8Array[] = [];
  for (const { what, prefix, minLength, maxLength } of policy.toReversed()) {
    const end = lastOf(prefix);
    for (let at = firstFrom(all, prefix.base); at < all.length; at += 1) {
      const one = item(all, at);
      if (one.base > end) break;
      if (one.length < Math.max(prefix.length, minLength) || one.length > maxLength) continue;
      (pages[at >> PAGE_BITS] ??= new Uint8Array(PAGE))[at & (PAGE - 1)] = what === "refused" ? 0 : 1;
    }
  }
  return pages;
}

export function policyTable({ all }: PrefixTable): PolicyTable {
  const known = new Map<string, number>();
  const answers: Pages[] = [];
  return {
    intern(policy) {
      const key = policy
        .map(({ what, prefix, minLength, maxLength }) =>
          [what === "refused", prefix.base, prefix.length, minLength, maxLength].join("/"),
        )
        .join();
      const there = known.get(key);
      if (there !== undefined) return there;
      known.set(key, answers.length);
      return answers.push(answersOf(policy, all)) - 1;
    },
    permits: (policy, prefix) => answers[policy]?.[prefix >> PAGE_BITS]?.[prefix & (PAGE - 1)] === 1,
    permitted: (policy) =>
      (answers[policy] ?? []).flatMap((page, number) =>
        [...(page?.entries() ?? [])].flatMap(([at, answer]) => (answer === 1 ? [number * PAGE + at] : [])),
      ),
  };
}
