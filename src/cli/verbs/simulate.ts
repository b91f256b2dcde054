import { nearest } from "../../text/nearest.ts";
import { findingsOf, hostRoutesOf, tableFindings, tableUses } from "../../compare/index.ts";
import { compileSpec, intentsOf } from "../../compile.ts";
import { analyseFailures, simulate, simulationText, viewSimulation } from "../../simulate/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { failuresText } from "../failures-text.ts";
import type { Console } from "../streams.ts";
import { from, readingOf, refuse, refuses, warn, type SpecOptions } from "./fabric.ts";

export interface SimulateOptions extends SpecOptions {
  /** Routers whose tables are shown. */
  readonly router?: readonly string[];
  /** Also every single link, device and session failed. */
  readonly failures?: boolean;
}

/** `simulate SPEC`: what every router will know, who reaches whom, and what single failures change. */
export async function simulateSpec(
  file: string,
  options: SimulateOptions,
  console: Console,
): Promise<ExitCode> {
  const reading = await readingOf(file, options, console);
  const compilation = from(reading, compileSpec);
  if (!compilation.ok) return refuse(reading, compilation.diagnostics);
  const { fabric } = compilation;
  const simulation = simulate(intentsOf(fabric));
  const names = new Set(simulation.network.routers.map(({ name }) => name));
  const unknown = (options.router ?? []).filter((name) => !names.has(name));
  if (unknown.length > 0) {
    const [first = ""] = unknown;
    const meant = nearest(first, [...names]);
    const hint = meant === null ? "" : `; did you mean "${meant}"?`;
    console.err(`error: no router is called ${unknown.join(", ")}${hint}\n`);
    return 2;
  }
  const view = viewSimulation(simulation, options.router ?? [], hostRoutesOf(fabric.datacenter));
  const failures = options.failures === true ? analyseFailures(simulation) : [];
  const findings = [
    ...fabric.warnings,
    ...findingsOf({ simulation, findings: tableFindings(tableUses(fabric, view.entries)) }),
  ];
  if (options.format === "json")
    console.out(`${JSON.stringify({ ...view, failures, diagnostics: findings }, null, 2)}\n`);
  else {
    console.out(`${simulationText(view)}${options.failures === true ? failuresText(failures) : ""}`);
    warn(reading, findings);
  }
  return refuses(options, findings) ? 1 : 0;
}
