import { isMapping, type Mapping } from "../text/json.ts";
import { oneOf } from "../text/nearest.ts";
import { refusal, settingsWith, type Parameters, type SettingsOf } from "./parameters.ts";
import { LEVELS, type Level, type Rule } from "./rule.ts";

/** A rule as it is asked: null as its level where it is not. */
export interface AskedRule {
  readonly rule: Rule;
  readonly level: Level | null;
  readonly settings: SettingsOf<Parameters>;
}

/** What settings say of all rules that they say nothing else of. */
export const ALL = "all";
const LEVEL = "enforcementLevel";
const OFF = "disabled";
const WORDS: readonly string[] = [...LEVELS, OFF];

const isLevel = (value: unknown): value is Level => LEVELS.some((level) => level === value);

const levelIn = (said: unknown): unknown => (isMapping(said) ? said[LEVEL] : said);

function levelFaults(at: string, level: unknown): readonly string[] {
  if (level === undefined || (typeof level === "string" && WORDS.includes(level))) return [];
  return [`${at}: it is one of ${WORDS.join(", ")}`];
}

function parameterFaults({ name, parameters }: Rule, said: Mapping): readonly string[] {
  const known = Object.keys(parameters);
  return Object.entries(said).flatMap(([field, value]) => {
    if (field === LEVEL) return [];
    const parameter = parameters[field];
    if (parameter === undefined)
      return [`${name}.${field}: ${oneOf(field, [LEVEL, ...known], "the rule has no such setting; it has")}`];
    const wanted = refusal(parameter, value);
    return wanted === null ? [] : [`${name}.${field}: it is ${wanted}`];
  });
}

/** What is wrong with settings, each as a sentence with its place; empty where nothing is. */
export function settingsFaults(rules: readonly Rule[], said: unknown): readonly string[] {
  if (said === null || said === undefined) return [];
  if (!isMapping(said)) return ["the settings of rules are a mapping, by the rules' names"];
  const names = rules.map(({ name }) => name);
  return Object.entries(said).flatMap(([name, of]) => {
    if (name === ALL) return levelFaults(name, of ?? null);
    const own = rules.find((one) => one.name === name);
    if (own === undefined)
      return [`${name}: ${oneOf(name, [...names, ALL], "there is no such rule; there are")}`];
    if (!isMapping(of)) return levelFaults(name, of ?? null);
    return [...levelFaults(`${name}.${LEVEL}`, of[LEVEL]), ...parameterFaults(own, of)];
  });
}

/**
 * Rules with what settings say of each: a level or `disabled`, or a mapping of `enforcementLevel` and the rule's parameters; `all` for those
 * that nothing is said of. Pulumi's --policy-pack-config has the same form.
 * @param said without faults
 */
export function askedRules(rules: readonly Rule[], said: unknown): readonly AskedRule[] {
  const all = isMapping(said) ? said : {};
  return rules.map((rule) => {
    const own = all[rule.name];
    const level = levelIn(own) ?? all[ALL] ?? rule.level;
    return {
      rule,
      level: isLevel(level) ? level : null,
      settings: settingsWith(rule.parameters, isMapping(own) ? own : {}),
    };
  });
}
