import { containsPrefix, networkOf, type Prefix4 } from "../../net/ipv4.ts";
import { isLinkLocal } from "../../net/link-local.ts";
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

/** RFC 4271 section 9.1.1 leaves policy to the operator; here it is a list of ranges, of which the first that matches decides. */
function permits(policy: Policy, prefix: Prefix4): boolean {
  const first = policy.find(
    (rule) =>
      prefix.length >= rule.minLength &&
      prefix.length <= rule.maxLength &&
      containsPrefix(rule.prefix, prefix),
  );
  return first !== undefined && first.what !== "refused";
}

export function policyTable({ all }: PrefixTable): PolicyTable {
  const known = new Map<string, number>();
  const answers: Uint8Array[] = [];
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
      return answers.push(Uint8Array.from(all, (prefix) => (permits(policy, prefix) ? 1 : 0))) - 1;
    },
    permits: (policy, prefix) => answers[policy]?.[prefix] === 1,
  };
}
