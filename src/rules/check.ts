import type { SpecPath } from "../diagnostics/index.ts";
import { told } from "../text/foreign.ts";
import type { RuleContext } from "./context.ts";
import { placeOfName } from "./places.ts";
import type { Finding, Level, Rule } from "./rule.ts";
import type { AskedRule } from "./settings.ts";

/** What became of a rule. */
export type Outcome =
  | { readonly kind: "disabled" }
  | { readonly kind: "not-applicable"; readonly why: string }
  /** Kept where nothing was found. */
  | { readonly kind: "checked"; readonly level: Level; readonly found: readonly PlacedFinding[] };

export interface Verdict {
  readonly rule: Rule;
  readonly outcome: Outcome;
}

/** A finding with its place in the spec: empty for the spec as a whole. */
export interface PlacedFinding extends Omit<Finding, "path"> {
  readonly path: SpecPath;
}

/** Findings may be a user's, and repeat what a spec's author wrote. */
const placed = (
  { about, path, message, fix }: Finding,
  placeOf: (name: string) => SpecPath | undefined,
): PlacedFinding => ({
  ...(about === undefined ? {} : { about: told(about) }),
  path: path ?? (about === undefined ? undefined : placeOf(about)) ?? [],
  message: told(message),
  fix: told(fix),
});

/** Asks rules of a fabric, in their order. */
export function checkRules(asked: readonly AskedRule[], fabric: RuleContext): readonly Verdict[] {
  const placeOf = placeOfName(fabric.datacenter);
  return asked.map(({ rule, level, settings }): Verdict => {
    if (level === null) return { rule, outcome: { kind: "disabled" } };
    const why = rule.notApplicable(fabric, settings);
    if (why !== null) return { rule, outcome: { kind: "not-applicable", why } };
    const found = rule.check(fabric, settings).map((one) => placed(one, placeOf));
    return { rule, outcome: { kind: "checked", level, found } };
  });
}

/** Whether a rule is broken that is of this level. */
export const isBroken = ({ outcome }: Verdict, level: Level): boolean =>
  outcome.kind === "checked" && outcome.level === level && outcome.found.length > 0;
