import { checkWorks, compareModels, type CompareOptions } from "../../compare/index.ts";
import { compileSpec } from "../../compile.ts";
import type { DatacenterSpec } from "../../spec/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { comparisonText } from "../compare-text.ts";
import type { Console } from "../streams.ts";
import { from, readingOf, refuse, refuses, warn, type SpecOptions } from "./fabric.ts";

export interface CompareVerbOptions extends SpecOptions, CompareOptions {
  /** Most rows of failures. */
  readonly top: number;
}

/** `compare SPEC`: every model and variant side by side for this datacenter; what is wrong with the chosen one decides how it ends. */
export async function compare(
  file: string,
  options: CompareVerbOptions,
  console: Console,
): Promise<ExitCode> {
  const reading = await readingOf(file, options, console);
  const result = from(reading, (spec) => compareModels(spec, options));
  if (!result.ok) return refuse(reading, result.diagnostics);
  const { comparison } = result;
  const chosen = compileSpec(reading.source.value);
  const findings = chosen.ok
    ? [...chosen.fabric.warnings, ...checkWorks(reading.source.value as DatacenterSpec, chosen.fabric)]
    : chosen.diagnostics;
  if (options.format === "json")
    console.out(`${JSON.stringify({ ...comparison, diagnostics: findings }, null, 2)}\n`);
  else {
    console.out(comparisonText(comparison, options.top));
    warn(reading, findings);
  }
  return refuses(options, findings) ? 1 : 0;
}
