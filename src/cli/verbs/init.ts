import { checkWorks } from "../../compare/works.ts";
import { compileSpec, type CompiledFabric } from "../../compile.ts";
import { ClusterError, surveyCluster, type ClusterChoice } from "../../deliver/cluster/index.ts";
import { isError, type Diagnostic } from "../../diagnostics/index.ts";
import type { DatacenterSpec } from "../../spec/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { countedRacks, type Answers, type RackAnswer } from "../init/answers.ts";
import { ask, withDefaults, wrongIn, type Terminal } from "../init/ask.ts";
import { racksOf, releaseOf } from "../init/from-cluster.ts";
import { meaningOf } from "../init/meaning.ts";
import type { Told } from "../init/questions.ts";
import { specText } from "../init/spec-text.ts";
import { parseSource, type Source } from "../parse-source.ts";
import { diagnosticsText } from "../print.ts";
import type { Console } from "../streams.ts";
import { standsAt, writeFile } from "../write-file.ts";
import { WrongCall } from "../wrong-call.ts";

export interface InitOptions extends Told, ClusterChoice {
  /** Take racks and nodes of a live cluster. */
  readonly fromCluster?: boolean;
  readonly rackLabel?: string;
  /** Ask nothing: what no option says has its default. */
  readonly yes?: boolean;
  readonly out?: string;
}

/** Racks that a cluster has, and what it runs. */
interface Found {
  readonly racks: readonly RackAnswer[];
  /** The label that they are said by, where it can be the fabric's own. */
  readonly label: string | undefined;
  readonly told: Told;
}

/** @throws WrongCall where the cluster can't be read, or does not say which node is in which rack */
async function lookAt(options: InitOptions, console: Console): Promise<Found> {
  try {
    const { kubeconfig, context, rackLabel } = options;
    const { url, version, nodes } = await surveyCluster({ kubeconfig, context });
    const grouped = racksOf(nodes, rackLabel);
    if (!grouped.ok) throw new WrongCall(`${url}: ${grouped.why}`);
    const { racks, label, asNamed } = grouped;
    console.err(
      `${url}: ${String(nodes.length)} nodes in ${String(racks.length)} racks by their label ${label}\n`,
    );
    const most = Math.max(...racks.map((rack) => rack.nodes.length));
    const counts = { racks: String(racks.length), nodes: String(most) };
    return {
      racks,
      label: asNamed && label !== "rack" ? label : undefined,
      told: { ...options, ...counts, calico: options.calico ?? releaseOf(version) },
    };
  } catch (error) {
    if (error instanceof ClusterError) throw new WrongCall(error.message);
    throw error;
  }
}

function answersOf(told: Told, found: Found | null): Answers {
  const all = withDefaults(told);
  const count = (text: string | undefined): number => Number(text);
  return {
    name: all.name ?? "",
    // Each was held against its choices.
    model: all.model as Answers["model"],
    platform: all.platform as Answers["platform"],
    calico: all.calico as Answers["calico"],
    spines: count(all.spines),
    tors: all.tors === "2" ? 2 : 1,
    racks: found?.racks ?? countedRacks(count(all.racks), count(all.nodes)),
    maxRacks: count(all.maxRacks),
    maxNodes: count(all.maxNodes),
    pods: all.pods === "" ? undefined : all.pods,
    ipv6: all.ipv6 === "" ? undefined : all.ipv6,
    rackLabel: found?.label,
    eachNode: false,
  };
}

/** A spec that answers make; its fabric is null where it can't be built, or would not work. */
interface Made {
  readonly text: string;
  readonly source: Source;
  readonly findings: readonly Diagnostic[];
  readonly fabric: CompiledFabric | null;
}

function madeOf(answers: Answers): Made {
  const text = specText(answers);
  const source = parseSource(text);
  const compilation = compileSpec(source.value);
  if (!compilation.ok) return { text, source, findings: compilation.diagnostics, fabric: null };
  const { fabric } = compilation;
  const findings = [...fabric.warnings, ...checkWorks(source.value as DatacenterSpec, fabric)];
  return { text, source, findings, fabric: findings.some(isError) ? null : fabric };
}

/** Options that would change nothing: of a cluster that is not asked, or of what a cluster says itself. */
function ofNoUse({
  fromCluster = false,
  rackLabel,
  kubeconfig,
  context,
  racks,
  nodes,
}: InitOptions): string[] {
  const told = (flags: Readonly<Record<string, string | undefined>>, why: string): string[] =>
    Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [`${flag}: ${why}`]));
  return fromCluster
    ? told({ "--racks": racks, "--nodes": nodes }, "with --from-cluster the cluster says it")
    : told(
        { "--rack-label": rackLabel, "--kubeconfig": kubeconfig, "--context": context },
        "it is of a cluster: give --from-cluster, too",
      );
}

/** `init`: a first spec with comments, from options, answers, or a cluster's nodes; and what the answers mean in numbers. */
export async function init(
  options: InitOptions,
  terminal: Terminal | null,
  console: Console,
): Promise<ExitCode> {
  const { yes = false } = options;
  const out = options.out === "-" ? undefined : options.out;
  if (out !== undefined && standsAt(out) !== undefined)
    throw new WrongCall(
      `${out} is there already, and is left as it is: name another with --out, or remove it`,
    );
  const wrong = [...wrongIn(options), ...ofNoUse(options)];
  if (wrong.length > 0) throw new WrongCall(wrong.join("\nerror: "));
  const found = options.fromCluster === true ? await lookAt(options, console) : null;
  const told = found?.told ?? options;
  const asking = yes || terminal === null ? withDefaults(told) : await ask(told, terminal);
  const answers = answersOf(asking, found);
  const byRange = madeOf(answers);
  const eachNode = byRange.fabric === null ? madeOf({ ...answers, eachNode: true }) : byRange;
  const made = eachNode.fabric === null ? byRange : eachNode;
  console.err(diagnosticsText(out ?? "the spec", made.source, made.findings));
  if (made.fabric === null) return 1;
  if (out === undefined) console.out(made.text);
  else writeFile(out, made.text);
  console.err(meaningOf(made.fabric, out ?? "SPEC"));
  return 0;
}
