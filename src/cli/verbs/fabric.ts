import { checkWorks } from "../../compare/works.ts";
import { compileSpec, type CompiledFabric } from "../../compile.ts";
import { isError, type Diagnostic } from "../../diagnostics/index.ts";
import type { DatacenterSpec } from "../../spec/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Format } from "../formats.ts";
import { diagnosticsJson, diagnosticsText } from "../print.ts";
import { labelOf } from "../read-text.ts";
import { readSource, type Source } from "../source.ts";
import type { Console } from "../streams.ts";

/** Options of every verb that compiles a spec. */
export interface SpecOptions {
  readonly format: Format;
  /** Warnings count as errors. */
  readonly strict?: boolean;
}

/** A verb's spec: its file, what was read, and how and where to speak of it. */
export interface Reading {
  readonly file: string;
  readonly source: Source;
  readonly options: SpecOptions;
  readonly console: Console;
}

/** Whether findings end a verb with 1. */
export const refuses = ({ strict = false }: SpecOptions, findings: readonly Diagnostic[]): boolean =>
  strict ? findings.length > 0 : findings.some(isError);

/** Findings for people, on standard error. */
export const warn = ({ file, source, console }: Reading, findings: readonly Diagnostic[]): void => {
  console.err(diagnosticsText(labelOf(file), source, findings));
};

/** Diagnostics of a spec that is refused: to standard error for people, to standard output as JSON. */
export function refuse(reading: Reading, findings: readonly Diagnostic[]): ExitCode {
  if (reading.options.format === "json") reading.console.out(diagnosticsJson(reading.source, findings));
  else warn(reading, findings);
  return 1;
}

export async function readingOf(file: string, options: SpecOptions, console: Console): Promise<Reading> {
  return { file, source: await readSource(file), options, console };
}

/** What becomes of a file's value; where there is none, why. */
export const from = <T extends object>(
  { source: { value, diagnostics } }: Reading,
  make: (value: unknown) => T,
): T | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] } =>
  diagnostics.length > 0 ? { ok: false, diagnostics } : make(value);

/** A fabric that would work, and what there is to warn of. */
export interface SoundFabric {
  readonly fabric: CompiledFabric;
  readonly reading: Reading;
  readonly findings: readonly Diagnostic[];
}

/** Compiles a file and makes sure that the fabric would work; or says why not, and how the verb ends. */
export async function soundFabric(
  file: string,
  options: SpecOptions,
  console: Console,
): Promise<SoundFabric | ExitCode> {
  const reading = await readingOf(file, options, console);
  const compilation = from(reading, compileSpec);
  if (!compilation.ok) return refuse(reading, compilation.diagnostics);
  const { fabric } = compilation;
  const findings = [...fabric.warnings, ...checkWorks(reading.source.value as DatacenterSpec, fabric)];
  if (refuses(options, findings)) return refuse(reading, findings);
  if (options.format === "text") warn(reading, findings);
  return { fabric, reading, findings };
}

/** Hands a sound fabric on, after which the verb ends well. */
export async function withSoundFabric(
  file: string,
  options: SpecOptions,
  console: Console,
  use: (fabric: CompiledFabric, reading: Reading, findings: readonly Diagnostic[]) => void,
): Promise<ExitCode> {
  const sound = await soundFabric(file, options, console);
  if (typeof sound === "number") return sound;
  use(sound.fabric, sound.reading, sound.findings);
  return 0;
}
