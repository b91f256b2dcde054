export { BUILT_IN_RULES } from "./built-in.ts";
export { checkRules, isBroken, type Outcome, type PlacedFinding, type Verdict } from "./check.ts";
export { contextOf, ruleContext, type RuleContext } from "./context.ts";
export { givenRules } from "./given.ts";
export { settingsWith, type Parameter } from "./parameters.ts";
export { rule, type Rule } from "./rule.ts";
export { askedRules, settingsFaults } from "./settings.ts";
