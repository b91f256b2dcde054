import type { PolicyTable } from "../bgp/prefixes.ts";

/** Whether something holds of a prefix: a policy permits it, a range has it. */
export type Test = (prefix: number) => boolean;

/** What policies say of prefixes that are nobody's own, as a number: those that say the same have the same. */
export function verdictsOn(policies: PolicyTable, prefixes: readonly number[]): (policy: number) => number {
  const numbers = new Map<string, number>();
  const known = new Map<number, number>();
  return (policy) => {
    const there = known.get(policy);
    if (there !== undefined) return there;
    const text = prefixes.map((prefix) => (policies.permits(policy, prefix) ? 1 : 0)).join("");
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    known.set(policy, number);
    return number;
  };
}

export const bits = (test: Test, prefixes: readonly number[]): string =>
  prefixes.map((prefix) => (test(prefix) ? 1 : 0)).join("");
