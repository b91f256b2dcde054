export { BUILT_IN_RULES } from "./built-in.ts";
export { checkRules, isBroken, type Outcome, type PlacedFinding, type Verdict } from "./check.ts";
export {
  contextOf,
  ruleContext,
  type ChangeView,
  type LonePeer,
  type RuleContext,
  type SessionView,
} from "./context.ts";
export { givenRules } from "./given.ts";
export { settingsWith, type Parameter, type Parameters, type SettingsOf } from "./parameters.ts";
export { rule, type Finding, type Level, type Rule, type RuleArgs } from "./rule.ts";
export { askedRules, settingsFaults, type AskedRule } from "./settings.ts";
