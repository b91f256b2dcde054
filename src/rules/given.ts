import { isMapping } from "../text/json.ts";
import { BUILT_IN_RULES } from "./built-in.ts";
import { ALL } from "./settings.ts";
import { LEVELS, rule, type Rule, type RuleArgs } from "./rule.ts";
import type { Parameters } from "./parameters.ts";

const NAME = /^[a-z][a-z0-9-]{0,63}$/;

/** Why something is no rule; null where it is one. */
function faultOf(one: unknown): string | null {
  if (!isMapping(one)) return "it is no object";
  const { name, says, level, check } = one;
  if (typeof name !== "string" || !NAME.test(name))
    return "its name is not of small letters, digits and hyphens";
  if (typeof says !== "string" || says === "") return `${name} does not say what holds (\`says\`)`;
  if (level !== undefined && !LEVELS.some((known) => known === level))
    return `the level of ${name} is not one of ${LEVELS.join(", ")}`;
  return typeof check === "function" ? null : `${name} has no function \`check\``;
}

/**
 * Rules that somebody gives beside those that are there.
 * @throws TypeError that says which is none, and why
 */
export function givenRules(given: unknown, before: readonly Rule[] = BUILT_IN_RULES): readonly Rule[] {
  if (!Array.isArray(given)) throw new TypeError("rules are a list");
  const names = new Set(before.map(({ name }) => name));
  return given.map((one: unknown, at) => {
    const fault = faultOf(one);
    if (fault !== null) throw new TypeError(`rule ${at + 1} of the list is none: ${fault}`);
    const own = rule(one as RuleArgs<Parameters>);
    if (names.has(own.name)) throw new TypeError(`there are two rules by the name of ${own.name}`);
    if (own.name === ALL) throw new TypeError(`${ALL} is what settings call every rule`);
    names.add(own.name);
    return own;
  });
}
