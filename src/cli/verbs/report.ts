import { createHash } from "node:crypto";
import {
  checkTables,
  faultFindings,
  hostRoutesOf,
  simulatePart,
  tablesIn,
  TO_BREAK,
  TO_SHOW,
  undeterminedFindings,
} from "../../compare/index.ts";
import { compileSpec } from "../../compile.ts";
import { REPORT_SCRIPT, reportPage } from "../../page/index.ts";
import { pairsIn, viewSimulation } from "../../simulate/index.ts";
import type { DatacenterSpec } from "../../spec/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { FAILURE_HEAD, failureRows, failuresVerdict } from "../failures/text.ts";
import { tryFailures } from "../failures/try.ts";
import type { Console } from "../streams.ts";
import { writeFile } from "../write-file.ts";
import { from, readingOf, refuse, refuses, warn, type SpecOptions } from "./fabric.ts";

export interface ReportOptions extends Pick<SpecOptions, "strict"> {
  readonly out: string;
}

const title = (name: string): string => name.charAt(0) + name.slice(1).toLowerCase();

/** `report SPEC --out FILE`: all that is known of the fabric, as one page for a browser. It is written also where the fabric would not work. */
export async function report(
  file: string,
  { out, strict = false }: ReportOptions,
  console: Console,
): Promise<ExitCode> {
  const options: SpecOptions = { format: "text", strict };
  const reading = await readingOf(file, options, console);
  const compilation = from(reading, compileSpec);
  if (!compilation.ok) return refuse(reading, compilation.diagnostics);
  const { fabric } = compilation;
  const spec = reading.source.value as DatacenterSpec;
  const shown = simulatePart(spec, fabric, TO_SHOW);
  const broken = simulatePart(spec, fabric, TO_BREAK);
  const view = viewSimulation(shown.simulation, [], hostRoutesOf(fabric.datacenter));
  const tried = tryFailures(broken.simulation, fabric.datacenter.bgp.gracefulRestart.enabled, {});
  const findings = [
    ...fabric.warnings,
    ...faultFindings(shown.simulation),
    ...undeterminedFindings(fabric, shown.simulation),
    ...checkTables(fabric),
  ];
  const racks = (part: typeof shown): string => String(part.fabric.plan.racks.length);
  const page = reportPage({
    fabric,
    spec,
    simulation: shown.simulation,
    view,
    failures: {
      verdict: failuresVerdict(tried, pairsIn(broken.simulation)),
      head: FAILURE_HEAD.map(title),
      rows: failureRows(tried.groups),
    },
    uses: tablesIn(fabric),
    findings,
    part: broken.whole
      ? ""
      : `What is foretold is of ${racks(shown)} of ${String(fabric.plan.racks.length)} racks, and of failures of ${racks(broken)}, each with a few nodes, which stand for those like them. The plan is whole.`,
    digest: createHash("sha256").update(REPORT_SCRIPT).digest("base64"),
  });
  warn(reading, findings);
  if (out === "-") console.out(page);
  else {
    writeFile(out, page);
    console.out(`${out}\n`);
  }
  return refuses(options, findings) ? 1 : 0;
}
