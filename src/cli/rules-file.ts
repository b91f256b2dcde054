import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { formatDiagnostics } from "../diagnostics/index.ts";
import { BUILT_IN_RULES, givenRules, settingsFaults, type Rule } from "../rules/index.ts";
import { told } from "../text/foreign.ts";
import { isMapping, type Mapping } from "../text/json.ts";
import { parseSource } from "./parse-source.ts";
import { readText, UnreadableFile } from "./read-text.ts";
import { reasonOf } from "./system-error.ts";
import { WrongCall } from "./wrong-call.ts";

/** Rules, and what is said of them. */
export interface GivenRules {
  readonly rules: readonly Rule[];
  /** By the rules' names; of several files the last has the word on each rule. */
  readonly settings: Mapping;
}

const MODULE = /\.[cm]?[jt]s$/i;

/** What a user's rule throws is the user's to mend. */
const guarded = (file: string, rule: Rule): Rule => {
  const asked = <T>(ask: () => T): T => {
    try {
      return ask();
    } catch (error) {
      throw new WrongCall(told(`${file}: the rule ${rule.name} has thrown: ${reasonOf(error)}`));
    }
  };
  return {
    ...rule,
    notApplicable: (fabric, settings) => asked(() => rule.notApplicable(fabric, settings)),
    check: (fabric, settings) => asked(() => [...rule.check(fabric, settings)]),
  };
};

/** The rules that a module exports as `rules`, or by default. It is run, for whoever calls has named it. */
async function rulesOf(file: string, before: readonly Rule[]): Promise<readonly Rule[]> {
  const path = resolve(file);
  if (!existsSync(path)) throw new UnreadableFile(`${file}: there is no such file`);
  try {
    const loaded = (await import(pathToFileURL(path).href)) as Mapping;
    const { rules = loaded["default"] } = loaded;
    if (rules === undefined) throw new TypeError("it exports no `rules`");
    return givenRules(rules, before).map((one) => guarded(file, one));
  } catch (error) {
    throw new WrongCall(told(`${file}: ${reasonOf(error)}`));
  }
}

async function settingsOf(file: string): Promise<unknown> {
  const { value, diagnostics } = parseSource(await readText(file));
  if (diagnostics.length > 0)
    throw new WrongCall([`${file} can't be read:`, ...formatDiagnostics(diagnostics)].join("\n  "));
  return value;
}

/**
 * The rules that are there, and those of the files.
 * @throws UnreadableFile where there is no such file
 * @throws WrongCall where what is in one is no rule, or no setting of any
 */
export async function rulesFrom(files: readonly string[]): Promise<GivenRules> {
  let rules = BUILT_IN_RULES;
  for (const file of files.filter((one) => MODULE.test(one)))
    rules = [...rules, ...(await rulesOf(file, rules))];
  const settings: Record<string, unknown> = {};
  for (const file of files.filter((one) => !MODULE.test(one))) {
    const said = await settingsOf(file);
    const faults = settingsFaults(rules, said);
    if (faults.length > 0) throw new WrongCall([`${file} is refused:`, ...faults.map(told)].join("\n  "));
    if (isMapping(said)) Object.assign(settings, said);
  }
  return { rules, settings };
}
