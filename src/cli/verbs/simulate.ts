import {
  checkTables,
  faultFindings,
  hostRoutesOf,
  simulatePart,
  tableFindings,
  TO_BREAK,
  TO_SHOW,
  undeterminedFindings,
  type Part,
  type SampleSize,
} from "../../compare/index.ts";
import { compileSpec, intentsOf } from "../../compile.ts";
import {
  networkOf,
  simulationText,
  viewFolded,
  viewSimulation,
  type FoldedView,
  type Network,
} from "../../simulate/index.ts";
import type { DatacenterSpec } from "../../spec/index.ts";
import { nearest } from "../../text/nearest.ts";
import type { ExitCode } from "../exit-codes.ts";
import { afterText, tablesAfter } from "../failures/after.ts";
import type { FailureChoice } from "../failures/choose.ts";
import { failuresText, failuresVerdict } from "../failures/text.ts";
import type { Tried } from "../failures/rank.ts";
import { tryFailures } from "../failures/try.ts";
import type { Console } from "../streams.ts";
import { WrongCall } from "../wrong-call.ts";
import { from, readingOf, refuse, refuses, warn, type SpecOptions } from "./fabric.ts";

export interface SimulateOptions extends SpecOptions, FailureChoice {
  /** Routers whose tables are shown. */
  readonly router?: readonly string[];
  /** Also every single link, device and session failed. */
  readonly failures?: boolean;
  /** Most rows of a table; default 20. */
  readonly top?: number;
  /** All of a large fabric. */
  readonly whole?: boolean;
}

const ALL: SampleSize = { racks: Infinity, nodes: Infinity };

/** After so many kinds of failures tables are shown: each is a simulation of its own. */
const TOP = 20;

const partLine = ({ fabric, whole }: Part, racks: number, folded: FoldedView | null): readonly string[] =>
  whole
    ? []
    : folded !== null
      ? [
          `Of ${String(folded.prefixes)} prefixes ${String(folded.simulated)} are simulated, one of each kind, and tell the others exactly: numbers are of all ${String(racks)} racks.`,
        ]
      : [
          `Of ${String(racks)} racks ${String(fabric.plan.racks.length)} are simulated, each with a few nodes, and stand for those like them: numbers are of these. --whole takes all.`,
        ];

function checkNames({ routers }: Network, names: readonly string[]): void {
  const known = new Set(routers.map(({ name }) => name));
  const unknown = names.filter((name) => !known.has(name));
  const [first] = unknown;
  if (first === undefined) return;
  const meant = nearest(first, [...known]);
  const hint = meant === null ? "" : `; did you mean "${meant}"?`;
  throw new WrongCall(`no router is called ${unknown.join(", ")}${hint}`);
}

/** `simulate SPEC`: what every router will know, who reaches whom, and what failures change. */
export async function simulateSpec(
  file: string,
  options: SimulateOptions,
  console: Console,
): Promise<ExitCode> {
  const { router: shown = [], only = [], failures = false, top = TOP, whole = false, format } = options;
  if (!failures && (only.length > 0 || options.atOnce === 2))
    throw new WrongCall("--only and --at-once choose among failures: give --failures, too");
  const reading = await readingOf(file, options, console);
  const compilation = from(reading, compileSpec);
  if (!compilation.ok) return refuse(reading, compilation.diagnostics);
  const { fabric } = compilation;
  const size = whole ? ALL : failures ? TO_BREAK : TO_SHOW;
  const part = simulatePart(
    reading.source.value as DatacenterSpec,
    fabric,
    size,
    new Set([...shown, ...only]),
  );
  const { simulation } = part;
  const hostRoutes = hostRoutesOf(fabric.datacenter);
  const isPartEnough = part.whole || failures;
  const network = isPartEnough ? simulation.network : networkOf(intentsOf(fabric));
  checkNames(network, shown);
  const folded = isPartEnough ? null : viewFolded(network, shown, hostRoutes);
  const tried = failures
    ? tryFailures(simulation, fabric.datacenter.bgp.gracefulRestart.enabled, options)
    : null;
  const view = folded?.view ?? viewSimulation(simulation, tried === null ? shown : [], hostRoutes);
  const isWhole = part.whole || folded !== null;
  const after =
    tried === null || shown.length === 0
      ? []
      : tried.groups.slice(0, top).flatMap(({ first }) => tablesAfter(simulation, first.failures, shown));
  const findings = [
    ...fabric.warnings,
    ...faultFindings(simulation),
    ...undeterminedFindings(fabric, simulation),
    ...(isWhole ? tableFindings(fabric, view.entries) : checkTables(fabric)),
  ];
  if (format === "json") {
    const { impacts } = tried ?? { impacts: [] };
    const all = { ...view, whole: isWhole, failures: impacts, after, diagnostics: findings };
    console.out(`${JSON.stringify(all, null, 2)}\n`);
  } else {
    const said = [
      ...partLine(part, fabric.plan.racks.length, folded),
      ...(tried === null ? [] : failureLines(tried, view.reachability.pairs, top)),
    ];
    console.out(simulationText(view, { top, findings: said.join("\n") }));
    console.out(after.map(afterText).join("\n"));
    warn(reading, findings);
  }
  return refuses(options, findings) ? 1 : 0;
}

const failureLines = (tried: Tried, pairs: number, top: number): readonly string[] => [
  failuresVerdict(tried, pairs),
  "",
  failuresText(tried.groups, top),
];
