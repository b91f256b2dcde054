import type { SpecPath } from "../diagnostics/index.ts";
import type { RuleContext } from "./context.ts";
import type { Parameters, SettingsOf } from "./parameters.ts";

/** `mandatory`: what breaks it is refused; `advisory`: it is told. */
export type Level = "mandatory" | "advisory";

export const LEVELS: readonly Level[] = ["mandatory", "advisory"];

/** What breaks a rule. */
export interface Finding {
  /** A device, rack, session or router outside, by its name: where no path is given, it says where in the spec. Default the fabric as a whole. */
  readonly about?: string;
  /** Where in the spec. */
  readonly path?: SpecPath;
  /** What is wrong, with the value that was found. One sentence without a full stop at its end. */
  readonly message: string;
  /** What to do. One sentence without a full stop at its end. */
  readonly fix: string;
}

/** What holds of a fabric by somebody's decision, and not because it would not work otherwise. */
export interface Rule<P extends Parameters = Parameters> {
  /** Small letters, digits and hyphens: what settings name it by. */
  readonly name: string;
  /** What holds, in a sentence. */
  readonly says: string;
  /** Where no settings say otherwise. */
  readonly level: Level;
  /** What settings may say of it, by name. */
  readonly parameters: P;
  /** Why there is nothing to check, in words; null where there is. */
  notApplicable(fabric: RuleContext, settings: SettingsOf<P>): string | null;
  /** Everything that breaks it. Pure: the same fabric gives the same findings. */
  check(fabric: RuleContext, settings: SettingsOf<P>): readonly Finding[];
}

/** A rule as it is written: `mandatory`, without parameters and always applicable where it does not say otherwise. */
export interface RuleArgs<P extends Parameters> {
  readonly name: string;
  readonly says: string;
  readonly level?: Level;
  readonly parameters?: P;
  readonly notApplicable?: (fabric: RuleContext, settings: SettingsOf<P>) => string | null;
  readonly check: (fabric: RuleContext, settings: SettingsOf<P>) => readonly Finding[];
}

/** Makes a rule. */
export const rule = <const P extends Parameters>(args: RuleArgs<P>): Rule => {
  const { name, says, level = "mandatory", parameters, notApplicable, check } = args;
  // Whoever runs a rule gives it the settings that its parameters ask for.
  const settingsOf = (settings: SettingsOf<Parameters>) => settings as SettingsOf<P>;
  return {
    name,
    says,
    level,
    parameters: parameters ?? {},
    notApplicable: (fabric, settings) => notApplicable?.(fabric, settingsOf(settings)) ?? null,
    check: (fabric, settings) => check(fabric, settingsOf(settings)),
  };
};
