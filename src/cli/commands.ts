import { checkTables, compareModels, hostRoutesOf, tableFindings, tableUses } from "../compare/index.ts";
import { compileSpec, intentsOf, type CompiledFabric } from "../compile.ts";
import { isError, type Diagnostic } from "../diagnostics/index.ts";
import { drawFabric, viewPlan, type DrawOptions } from "../report/index.ts";
import { analyseFailures, simulate, simulationText, viewSimulation } from "../simulate/index.ts";
import { comparisonText } from "./compare-text.ts";
import { failuresText } from "./failures-text.ts";
import { planText } from "./plan-text.ts";
import { diagnosticsJson, diagnosticsText } from "./print.ts";
import { renderedFiles, writeFile, writeFiles } from "./render-files.ts";
import { readSource, type Source } from "./source.ts";

/**
 * 0: done. 1: the spec has errors, all printed, or the change can't be deployed. 2: the call itself is wrong (usage, a file that is
 * not there). 3: `diff` alone: the change touches what runs.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** Where a command prints. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

interface Format {
  readonly json?: boolean;
}

/** Diagnostics of a spec that is refused: to standard error for people, to standard output as JSON. */
function refuse(
  file: string,
  source: Source,
  { json = false }: Format,
  { out, err }: Console,
  found: readonly Diagnostic[],
): ExitCode {
  if (json) out(diagnosticsJson(source, found));
  else err(diagnosticsText(file, source, found));
  return 1;
}

/** What becomes of a file's value; where there is none, why. */
const from = <T extends object>(
  { value, diagnostics }: Source,
  make: (value: unknown) => T,
): T | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] } =>
  diagnostics.length > 0 ? { ok: false, diagnostics } : make(value);

/** Compiles a file and hands the fabric on. Diagnostics go to standard error for people, to standard output as JSON. */
function withFabric(
  file: string,
  format: Format,
  console: Console,
  use: (fabric: CompiledFabric, source: Source, findings: readonly Diagnostic[]) => void,
  check: (fabric: CompiledFabric) => readonly Diagnostic[] = () => [],
): ExitCode {
  const source = readSource(file);
  const compilation = from(source, compileSpec);
  if (!compilation.ok) return refuse(file, source, format, console, compilation.diagnostics);
  const { fabric } = compilation;
  const findings = [...fabric.warnings, ...check(fabric)];
  if (findings.some(isError)) return refuse(file, source, format, console, findings);
  if (format.json !== true) console.err(diagnosticsText(file, source, findings));
  use(fabric, source, findings);
  return 0;
}

/** `validate SPEC`: whether the spec can be built, and everything that is wrong with it. */
export const validate = (file: string, format: Format, console: Console): ExitCode =>
  withFabric(
    file,
    format,
    console,
    ({ plan }, source, findings) => {
      const { name, model, racks, sessions } = plan;
      const switches = [...plan.switches, ...plan.bridges];
      const nodes = racks.reduce((sum, rack) => sum + rack.nodes.length, 0);
      if (format.json === true) console.out(diagnosticsJson(source, findings));
      else
        console.out(
          `${name}: ${model}, ${String(switches.length)} switches, ${String(racks.length)} racks, ${String(nodes)} nodes, ${String(sessions.length)} peerings\n`,
        );
    },
    checkTables,
  );

/** `plan SPEC`: every number of the datacenter. */
export const plan = (file: string, format: Format, console: Console): ExitCode =>
  withFabric(file, format, console, (fabric) => {
    const view = viewPlan(fabric.plan);
    console.out(format.json === true ? `${JSON.stringify(view, null, 2)}\n` : planText(view));
  });

/** `render SPEC --out DIR`: every switch's configuration and Calico's manifests, as files. */
export const render = (file: string, format: Format & { readonly out: string }, console: Console): ExitCode =>
  withFabric(file, format, console, (fabric) => {
    const files = renderedFiles(fabric);
    writeFiles(format.out, files);
    if (format.json === true)
      console.out(`${JSON.stringify({ folder: format.out, files: [...files.keys()] }, null, 2)}\n`);
    else console.out(`${[...files.keys()].map((name) => `${format.out}/${name}`).join("\n")}\n`);
  });

/** `draw SPEC`: the topology as SVG, to standard output or to a file. */
export const draw = (
  file: string,
  { output, ...options }: DrawOptions & { readonly output?: string },
  console: Console,
): ExitCode =>
  withFabric(file, {}, console, ({ plan }) => {
    const picture = drawFabric(plan, options);
    if (output === undefined) {
      console.out(picture);
      return;
    }
    writeFile(output, picture);
    console.out(`${output}\n`);
  });

export interface SimulateOptions extends Format {
  /** Routers whose tables are shown. */
  readonly router?: readonly string[];
  /** Also every single link, device and session failed. */
  readonly failures?: boolean;
}

/** `simulate SPEC`: what every router will know, who reaches whom, and what single failures change. */
export const simulateSpec = (file: string, options: SimulateOptions, console: Console): ExitCode => {
  let unknown: readonly string[] = [];
  let findings: readonly Diagnostic[] = [];
  const code = withFabric(file, options, console, (fabric, source) => {
    const simulation = simulate(intentsOf(fabric));
    const names = new Set(simulation.network.routers.map(({ name }) => name));
    unknown = (options.router ?? []).filter((name) => !names.has(name));
    if (unknown.length > 0) return;
    const view = viewSimulation(simulation, options.router ?? [], hostRoutesOf(fabric.datacenter));
    const failures = options.failures === true ? analyseFailures(simulation) : [];
    findings = tableFindings(tableUses(fabric, view.entries));
    if (options.json === true)
      console.out(`${JSON.stringify({ ...view, failures, diagnostics: findings }, null, 2)}\n`);
    else {
      console.out(`${simulationText(view)}${options.failures === true ? failuresText(failures) : ""}`);
      console.err(diagnosticsText(file, source, findings));
    }
  });
  if (unknown.length === 0) return findings.some(isError) ? 1 : code;
  console.err(`error: no router is called ${unknown.join(", ")}\n`);
  return 2;
};

/** `compare SPEC`: every model and variant side by side for this datacenter. */
export const compare = (file: string, format: Format, console: Console): ExitCode => {
  const source = readSource(file);
  const result = from(source, compareModels);
  if (!result.ok) return refuse(file, source, format, console, result.diagnostics);
  const { comparison } = result;
  console.out(format.json === true ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(comparison));
  return 0;
};
