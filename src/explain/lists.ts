import type { CompiledFabric } from "../compile.ts";
import { containsPrefix, type Prefix4 } from "../net/ipv4.ts";
import type { PeerSettings } from "../simulate/index.ts";

type Policy = PeerSettings["imports"];

/** What a policy list is called, by the rules themselves: on a switch its prefix list, on a node the list that its BGPFilter is written from. */
export type ListNames = ReadonlyMap<Policy, string>;

export const listNames = ({ plan, switches }: CompiledFabric): ListNames =>
  new Map([
    ...plan.sessions.flatMap(({ ends }) =>
      ends.flatMap((end) =>
        "policy" in end
          ? [end.policy.imports, end.policy.exports].map(({ rules, name }) => [rules, name] as const)
          : [],
      ),
    ),
    ...switches.flatMap(({ intent }) => intent.prefixLists.map(({ rules, name }) => [rules, name] as const)),
  ]);

/** The rule of a list that decides on a prefix: the first that matches; null where none does, and the list drops it. */
export const decidingRule = (policy: Policy, prefix: Prefix4): Policy[number] | null =>
  policy.find(
    (rule) =>
      prefix.length >= rule.minLength &&
      prefix.length <= rule.maxLength &&
      containsPrefix(rule.prefix, prefix),
  ) ?? null;

/** Whether a list lets a route through by the rule that decides on it. */
export const letsThrough = (rule: Policy[number] | null): boolean => rule !== null && rule.what !== "refused";
