import { reviewWay } from "../../review/index.ts";
import { askedRules, checkRules, isBroken, ruleContext } from "../../rules/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { verdictsJson, verdictsText } from "../print-rules.ts";
import { labelOf } from "../read-text.ts";
import { rulesFrom } from "../rules-file.ts";
import { readSource } from "../source.ts";
import type { Console } from "../streams.ts";
import { notBothStandardInput } from "./diff.ts";
import { soundFabric, type SpecOptions } from "./fabric.ts";

export interface CheckOptions extends SpecOptions {
  /** Files of settings, and modules of rules. */
  readonly rules?: readonly string[];
  /** The spec that runs. */
  readonly base?: string;
  /** What may lose something on the way from it, by name. */
  readonly consent?: readonly string[];
  /** Switches whose numbers may change, by name. */
  readonly renumber?: readonly string[];
}

/** `check SPEC`: which rules the fabric breaks. */
export async function check(file: string, options: CheckOptions, console: Console): Promise<ExitCode> {
  const { rules: files = [], base, consent = [], renumber = [], strict = false } = options;
  if (base !== undefined) notBothStandardInput(base, file);
  const { rules, settings } = await rulesFrom(files);
  const sound = await soundFabric(file, options, console);
  if (typeof sound === "number") return sound;
  const { fabric, reading } = sound;
  const running = base === undefined ? null : await readSource(base);
  const change =
    running === null ? null : () => ({ ...reviewWay(running, reading.source, { renumber }), consent });
  const verdicts = checkRules(askedRules(rules, settings), ruleContext(fabric, change));
  const { name } = fabric.plan;
  if (options.format === "json") console.out(verdictsJson(name, reading.source, verdicts));
  else console.out(verdictsText(name, labelOf(file), reading.source, verdicts));
  const broken = verdicts.some((one) => isBroken(one, "mandatory") || (strict && isBroken(one, "advisory")));
  return broken ? 1 : 0;
}
