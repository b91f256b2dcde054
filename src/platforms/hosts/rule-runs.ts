import type { PrefixRule } from "../../plan/session.ts";

/** Rules that follow one another and say the same of what they match. */
export interface RuleRun {
  readonly refuses: boolean;
  readonly rules: readonly PrefixRule[];
}

/** The rules of a policy, in order: the first that matches decides. */
export const runsOf = (rules: readonly PrefixRule[]): readonly RuleRun[] =>
  rules.reduce<RuleRun[]>((runs, rule) => {
    const refuses = rule.what === "refused";
    const last = runs.at(-1);
    if (last?.refuses !== refuses) return [...runs, { refuses, rules: [rule] }];
    return [...runs.slice(0, -1), { refuses, rules: [...last.rules, rule] }];
  }, []);
