import { compileSpec } from "../../compile.ts";
import {
  DIAGNOSTIC_CODES,
  formatPath,
  SITE_CODES,
  type Position,
  type SpecPath,
} from "../../diagnostics/index.ts";
import { explain, explanationText, type FactView } from "../../explain/index.ts";
import { nearest } from "../../text/nearest.ts";
import { aboutCode } from "../about-code.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Console } from "../streams.ts";
import { labelOf } from "../read-text.ts";
import { WrongCall } from "../wrong-call.ts";
import { from, readingOf, refuse, refuses, type Reading, type SpecOptions } from "./fabric.ts";

export type ExplainOptions = SpecOptions;

const isThere = (value: unknown, path: SpecPath): boolean => {
  let at = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Readonly<Record<string | number, unknown>>)[step];
  }
  return true;
};

/** The path as the file has it: a list of one may be written without the list. */
function asWritten({ source }: Reading, path: SpecPath): SpecPath {
  const list = path.slice(0, -1);
  return path.at(-1) === 0 && !isThere(source.value, path) && isThere(source.value, list) ? list : path;
}

/** Where in the file a path is; null for what the file leaves to its default. */
const positionOf = ({ source }: Reading, path: SpecPath): Position | null =>
  isThere(source.value, path) ? source.locate(path) : null;

function placeOf(reading: Reading, { path: said }: FactView): string {
  const path = asWritten(reading, said);
  const position = positionOf(reading, path);
  const at = position === null ? "by default" : `line ${String(position.line)}`;
  return `${formatPath(path)} (${at})`;
}

const CODES = [...DIAGNOSTIC_CODES, ...SITE_CODES];

/** `explain CODE`: what a finding means, with an example. */
function explainCode(code: string, { format }: ExplainOptions, console: Console): ExitCode {
  const known = CODES.find((one) => one === code);
  if (known === undefined) {
    const meant = nearest(code, CODES);
    const hint = meant === null ? "" : `; did you mean "${meant}"?`;
    throw new WrongCall(
      `${code} is no code of a finding, and of a spec it must be said what to explain${hint}`,
    );
  }
  const about = aboutCode(known);
  console.out(
    format === "json" ? `${JSON.stringify({ code, ...about }, null, 2)}\n` : `${code}\n\n${about.text}`,
  );
  return 0;
}

/** `explain SPEC WHAT`: why it is what it is, where in the spec that is said, who announces it and who lets it through. */
export async function explainWord(
  file: string,
  what: string | undefined,
  options: ExplainOptions,
  console: Console,
): Promise<ExitCode> {
  if (what === undefined) return explainCode(file, options, console);
  const reading = await readingOf(file, options, console);
  const compilation = from(reading, compileSpec);
  if (!compilation.ok) return refuse(reading, compilation.diagnostics);
  const { fabric } = compilation;
  if (refuses(options, fabric.warnings)) return refuse(reading, fabric.warnings);
  const explained = explain(fabric, what);
  if (!explained.ok) throw new WrongCall(`${explained.why} (${labelOf(file)})`);
  if (options.format === "json") {
    const all = explained.explanations.map((one) => ({
      ...one,
      facts: one.facts.map((fact) => {
        const path = asWritten(reading, fact.path);
        return { ...fact, path, at: formatPath(path), ...positionOf(reading, path) };
      }),
    }));
    console.out(`${JSON.stringify({ explanations: all }, null, 2)}\n`);
  } else
    console.out(
      explained.explanations.map((one) => explanationText(one, (fact) => placeOf(reading, fact))).join("\n"),
    );
  return 0;
}
