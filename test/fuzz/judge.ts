import { posix } from "node:path";
import {
  checkWorks,
  compileSpec,
  drawFabric,
  formatDiagnostic,
  intentsOf,
  simulate,
  simulationText,
  viewSimulation,
  type CompiledFabric,
  type DatacenterSpec,
} from "../../src/index.ts";
import { renderedFiles } from "../../src/cli/rendered-files.ts";
import { viewPlan } from "../../src/report/index.ts";

/** Routers above which a fabric is not simulated here: its time is the benchmark's business. */
const MOST_ROUTERS = 40;
/** Cables above which it is not drawn and rendered either. */
const MOST_CABLES = 5000;

/** What one spec came to. */
export interface Judged {
  readonly kind: "refused" | "compiled" | "simulated";
  readonly faults: readonly string[];
  /** FRR's configurations. */
  readonly texts: readonly string[];
}

/** What terminals and daemons act on, in place of showing it; a line's end is none. */
const CONTROL = /[^\P{C}\n]|[\u2028\u2029]/u;

const controlIn = (what: string, text: string): readonly string[] => {
  const found = CONTROL.exec(text);
  return found === null
    ? []
    : [
        `a control character in ${what}: ${JSON.stringify(text.slice(Math.max(0, found.index - 40), found.index + 20))}`,
      ];
};

/** A file's name leads nowhere but into the folder that it is written under. */
const escapes = (name: string): readonly string[] => {
  const normal = posix.normalize(name);
  return posix.isAbsolute(normal) || normal.startsWith("..") || normal !== name || name.includes("\\")
    ? [`a file would be written as ${JSON.stringify(name)}`]
    : [];
};

const routersOf = ({ plan }: CompiledFabric): number =>
  plan.switches.length + plan.racks.reduce((sum, { nodes, hosts }) => sum + nodes.length + hosts.length, 0);

function judgeFabric(spec: DatacenterSpec, fabric: CompiledFabric): Judged {
  const files = [...renderedFiles(fabric)];
  const artifacts = [
    ...files,
    ["the plan", JSON.stringify(viewPlan(fabric.plan))] as const,
    ["the picture", drawFabric(fabric.plan)] as const,
  ];
  const faults = [
    ...files.flatMap(([name]) => escapes(name)),
    ...artifacts.flatMap(([name, text]) => controlIn(name, text)),
  ];
  checkWorks(spec, fabric);
  const texts = fabric.switches.flatMap(({ intent, text }) => (intent.platform === "frr" ? [text] : []));
  if (routersOf(fabric) > MOST_ROUTERS) return { kind: "compiled", faults, texts };
  const text = simulationText(viewSimulation(simulate(intentsOf(fabric))));
  return { kind: "simulated", faults: [...faults, ...controlIn("the simulation", text)], texts };
}

/** A spec through everything that needs no device; whatever it throws is a fault. */
export function judge(spec: unknown): Judged {
  try {
    const compilation = compileSpec(spec);
    if (!compilation.ok) {
      const said = compilation.diagnostics.map(formatDiagnostic).join("\n");
      const mute = compilation.diagnostics.length === 0 ? ["refused without a word"] : [];
      return { kind: "refused", faults: [...mute, ...controlIn("what is said", said)], texts: [] };
    }
    const { fabric } = compilation;
    if (fabric.plan.links.length > MOST_CABLES) return { kind: "compiled", faults: [], texts: [] };
    return judgeFabric(spec as DatacenterSpec, fabric);
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: "refused", faults: [`thrown: ${said}`], texts: [] };
  }
}
