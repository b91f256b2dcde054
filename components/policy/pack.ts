import {
  PolicyPack,
  type PolicyConfigSchema,
  type PolicyPackConfig,
  type ResourceValidationArgs,
  type ResourceValidationPolicy,
} from "@pulumi/policy";
import { formatPath } from "../../src/diagnostics/index.ts";
import {
  BUILT_IN_RULES,
  checkRules,
  givenRules,
  settingsFaults,
  settingsWith,
  type Parameter,
  type PlacedFinding,
} from "../../src/rules/index.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { FABRIC } from "../fabric-inputs.ts";
import { fabricOf } from "./fabric-of.ts";

export interface PackOptions {
  /** Rules of your own, beside those that are there. Default none. */
  readonly rules?: readonly Rule[];
  /**
   * Levels and parameters by the rules' names, as a file for `calico-fabric check --rules` has them. What Pulumi is given by
   * `--policy-pack-config` has the last word. Default: each rule's own.
   */
  readonly settings?: PolicyPackConfig;
}

const SCHEMAS: {
  readonly [T in Parameter["type"]]: (
    parameter: Extract<Parameter, { type: T }>,
  ) => PolicyConfigSchema["properties"][string];
} = {
  number: ({ default: value, minimum, maximum }) => ({ type: "number", default: value, minimum, maximum }),
  boolean: ({ default: value }) => ({ type: "boolean", default: value }),
  names: () => ({ type: "array", items: { type: "string", minLength: 1 }, default: [] }),
};

const schemaOf = (parameter: Parameter): PolicyConfigSchema["properties"][string] => ({
  ...(SCHEMAS[parameter.type] as (of: Parameter) => object)(parameter),
  description: parameter.says,
});

/** `racks[0]: rack r1 has … . Fix: … .` */
const textOf = ({ path, message, fix }: PlacedFinding): string =>
  `${path.length === 0 ? "" : `${formatPath(path)}: `}${message}. Fix: ${fix}.`;

const UNKNOWN =
  "the engine was not told what the fabric is: unset PULUMI_NODEJS_SKIP_COMPONENT_INPUTS, and have a release of the package that hands it on";

/** A rule asked of each fabric before anything of it is changed: the component is registered first. */
function validated(rule: Rule) {
  const validate = (args: ResourceValidationArgs, report: (message: string) => void): void => {
    if (args.type !== FABRIC) return;
    const asked = fabricOf(args.props);
    if (asked.kind === "refused") args.notApplicable("the spec is refused: the program says why");
    if (asked.kind === "unknown") {
      report(UNKNOWN);
      return;
    }
    const settings = settingsWith(rule.parameters, args.getConfig());
    const [verdict] = checkRules([{ rule, level: rule.level, settings }], asked.context);
    if (verdict?.outcome.kind === "not-applicable") args.notApplicable(verdict.outcome.why);
    if (verdict?.outcome.kind === "checked")
      for (const finding of verdict.outcome.found) report(textOf(finding));
  };
  // By this the package tells which resources there is no need to hand over.
  return Object.assign(validate, { __pulumiType: FABRIC });
}

const policyOf = (rule: Rule): ResourceValidationPolicy => {
  const properties = Object.entries(rule.parameters).map(([name, one]) => [name, schemaOf(one)] as const);
  return {
    name: rule.name,
    description: rule.says,
    enforcementLevel: rule.level,
    ...(properties.length === 0 ? {} : { configSchema: { properties: Object.fromEntries(properties) } }),
    validateResource: validated(rule),
  };
};

/**
 * A policy for each rule, for a pack that has others as well.
 * @throws TypeError for what is no rule
 */
export const fabricPolicies = (rules: readonly Rule[] = []): ResourceValidationPolicy[] =>
  [...BUILT_IN_RULES, ...givenRules(rules)].map(policyOf);

/**
 * The rules as a policy pack: the program of a folder with a PulumiPolicy.yaml.
 * @throws TypeError for what is no rule, and for settings of none
 */
export function fabricPolicyPack(name: string, { rules = [], settings = {} }: PackOptions = {}): PolicyPack {
  const faults = settingsFaults([...BUILT_IN_RULES, ...givenRules(rules)], settings);
  if (faults.length > 0) throw new TypeError(`the settings of rules are refused: ${faults.join("; ")}`);
  return new PolicyPack(name, { policies: fabricPolicies(rules), enforcementLevel: "mandatory" }, settings);
}
