import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { THEMES } from "../report/draw/options.ts";
import { addDeviceVerbs } from "./device-verbs.ts";
import { addDeliver } from "./deliver-command.ts";
import type { ExitCode, Verb } from "./exit-codes.ts";
import { FORMATS, MODELS } from "./formats.ts";
import { addImport } from "./import-command.ts";
import { addMachineVerbs } from "./machine-verbs.ts";
import { manifest } from "./manifest.ts";
import { addExport, addNetBox, addReport } from "./outward-verbs.ts";
import { addReviewVerbs, CONSENT, RENUMBER } from "./review-verbs.ts";
import { addRollout } from "./rollout-command.ts";
import type { Console, Process } from "./streams.ts";
import type { CheckOptions } from "./verbs/check.ts";
import type { ClusterOptions } from "./verbs/cluster.ts";
import type { CompareVerbOptions } from "./verbs/compare.ts";
import type { DrawVerbOptions } from "./verbs/draw.ts";
import type { ExplainOptions } from "./verbs/explain.ts";
import type { SpecOptions } from "./verbs/fabric.ts";
import type { RenderOptions } from "./verbs/render.ts";
import type { SiteOptions } from "./verbs/site.ts";
import type { SimulateOptions } from "./verbs/simulate.ts";
import type { TraceOptions } from "./verbs/trace.ts";
import { SPEC, specVerb, verb, withFormats } from "./verb.ts";

/* Every verb with its options. The modules that do a verb's work are loaded when it is called. */

/** The verbs that take one spec. */
function specVerbs(root: Command, { streams, done }: Process): void {
  const command = (name: Verb, description: string): Command =>
    withFormats(specVerb(root, name, description), FORMATS);
  command(
    "validate",
    "say whether the spec can be built and would work, and all that is wrong with it",
  ).action(async (file: string, options: SpecOptions) => {
    done(await (await import("./verbs/validate.ts")).validate(file, options, streams));
  });
  addSite(root, { streams, done });
  addCheck(command, { streams, done });
  command("plan", "print every number: ASNs, addresses, links, sessions").action(
    async (file: string, options: SpecOptions) => {
      done(await (await import("./verbs/plan.ts")).plan(file, options, streams));
    },
  );
  command("render", "write every switch's configuration and Calico's manifests")
    .requiredOption("--out <dir>", "folder to write to")
    .action(async (file: string, options: RenderOptions) => {
      done(await (await import("./verbs/render.ts")).render(file, options, streams));
    });
  command("compare", "set every model side by side for this datacenter")
    .addOption(
      new Option("--only <models...>", "of the models these alone, beside the spec's own").choices(MODELS),
    )
    .option(...TOP)
    .action(async (file: string, options: CompareVerbOptions) => {
      done(await (await import("./verbs/compare.ts")).compare(file, options, streams));
    });
  command("simulate", "say what every router will know, and who reaches whom")
    .option(
      "--router <names...>",
      "show the tables of these routers; with --failures how each failure changes them",
    )
    .option("--failures", "also what each failed link, device and session changes, the worst first")
    .option(
      "--only <what...>",
      "of the failures those of links, devices, sessions or daemons (link, device, session, daemon), of a role (super-spine, spine, tor, node, outside), or of what is named",
    )
    .option(
      "--at-once <count>",
      "how many fail together: 1, or 2 for what two do more than each alone",
      countOf,
    )
    .option(...TOP)
    .option("--whole", "simulate all of a large fabric, where else some racks stand for those like them")
    .action(async (file: string, options: SimulateOptions) => {
      done(await (await import("./verbs/simulate.ts")).simulateSpec(file, options, streams));
    });
  addExport(command, { streams, done });
  addNetBox(command, { streams, done });
  addReport(root, { streams, done });
  addExplain(root, { streams, done });
  addTrace(command, { streams, done });
  command("cluster", "say what of a live cluster stands in the fabric's way, before anything is changed")
    .option("--kubeconfig <file>", "in place of what kubectl would take")
    .option("--context <name>", "in place of the kubeconfig's current context")
    .option("--of <name>", "which of several clusters, by its name in the spec")
    .option("--settings", "print what Calico's installation is to be given; no cluster is asked")
    .action(async (file: string, options: ClusterOptions) => {
      done(await (await import("./verbs/cluster.ts")).cluster(file, options, streams));
    });
  addDeviceVerbs(root, { streams, done });
  specVerb(root, "draw", "draw the topology as SVG")
    .option("--out <file>", "file to write to, in place of standard output")
    .option(
      "--group <n>",
      "most boxes for spines, for racks, and for a rack's nodes: 1 or more, or auto",
      boxesOf,
      "auto" as const,
    )
    .addOption(
      new Option("--theme <name>", "colours; auto follows the reader's").choices(THEMES).default("auto"),
    )
    .action(async (file: string, options: DrawVerbOptions) => {
      done(await (await import("./verbs/draw.ts")).draw(file, options, streams));
    });
}

/** `site`, of a registry of several datacenters. */
function addSite(root: Command, { streams, done }: Process): void {
  withFormats(
    verb(root, "site", "say whether several datacenters keep to their ranges, and what they are joined"),
    FORMATS,
  )
    .argument("<registry>", "the site's registry, YAML or JSON; - is standard input")
    .option("--strict", "count warnings as errors")
    .option("--failures", "also what each failed link, border and session between datacenters changes")
    .option("--out <dir>", "folder to write each datacenter's completed spec to")
    .action(async (file: string, options: SiteOptions) => {
      done(await (await import("./verbs/site.ts")).siteSpecs(file, options, streams));
    });
}

/** `check`, by the rules that are there and the user's own. */
function addCheck(command: (name: Verb, description: string) => Command, { streams, done }: Process): void {
  command("check", "say which rules the fabric breaks: what holds by decision, beside what works")
    .option(
      "--rules <files...>",
      "settings of rules (YAML, JSON), and modules of your own rules (.ts, .js, …)",
    )
    .option("--base <spec>", "the spec that runs, an empty file where there is none yet; - is standard input")
    .option(...CONSENT)
    .option(...RENUMBER)
    .action(async (file: string, options: CheckOptions) => {
      done(await (await import("./verbs/check.ts")).check(file, options, streams));
    });
}

/** `explain`, of a spec or of a code alone. */
function addExplain(root: Command, { streams, done }: Process): void {
  withFormats(
    verb(
      root,
      "explain",
      "say why something is what it is, and who lets it through; or what a finding means",
    ),
    FORMATS,
  )
    .argument("<spec>", `${SPEC}; or the code of a finding, by itself`)
    .argument("[what]", "a device, rack, link, session, plane, address, prefix or AS number")
    .option("--strict", "count warnings as errors")
    .action(async (file: string, what: string | undefined, options: ExplainOptions) => {
      done(await (await import("./verbs/explain.ts")).explainWord(file, what, options, streams));
    });
}

function addTrace(command: (name: Verb, description: string) => Command, { streams, done }: Process): void {
  command("trace", "follow packets from a device to an address: every equal path, hop by hop")
    .argument("<from>", "a device, or an address of one")
    .argument("<to>", "a device, for its own address, or any address")
    .option("--pods", "to a pod on the node, in place of the node itself")
    .option("--down <what...>", "what has failed: a device, a link by its name in the plan, or device:port")
    .addOption(
      new Option("--family <family>", "how addresses are written; default as they are given").choices([
        "ipv4",
        "ipv6",
      ]),
    )
    .action(async (file: string, source: string, target: string, options: TraceOptions) => {
      done(await (await import("./verbs/trace.ts")).trace(file, source, target, options, streams));
    });
}

function boxesOf(value: string): number | "auto" {
  if (value === "auto") return value;
  if (!/^[1-9]\d{0,3}$/.test(value))
    throw new InvalidArgumentError("It is a whole number from 1 to 9999, or auto.");
  return Number(value);
}

function countOf(value: string): 1 | 2 {
  if (value !== "1" && value !== "2") throw new InvalidArgumentError("It is 1 or 2.");
  return value === "1" ? 1 : 2;
}

function rowsOf(value: string): number {
  if (value === "all") return Infinity;
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError("It is a whole number from 1, or all.");
  return Number(value);
}

const TOP = ["--top <rows>", "most rows of a table", rowsOf, 20] as const;

/** The command line. */
export function programOf(streams: Console, done: (code: ExitCode) => void): Command {
  const root = new Command("calico-fabric")
    .description("Plan and render the leaf-spine fabric under Kubernetes with Calico")
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .option("--version", "print the version")
    .addHelpText(
      "after",
      "\nExit codes: 0 good, 1 refused or would not work, 2 wrong usage; diff, change and import: 3 what runs is touched; way and migrate: 3 something is lost; rollout: 3 not begun or paused; netbox and trust: 3 something would be written.\nA verb's own: calico-fabric VERB --help",
    )
    .exitOverride();
  root.on("option:version", () => {
    streams.out(`${manifest().version}\n`);
    throw new CommanderError(0, "commander.version", "");
  });
  specVerbs(root, { streams, done });
  addReviewVerbs(root, { streams, done });
  addImport(root, { streams, done });
  addDeliver(root, { streams, done });
  addRollout(root, { streams, done });
  addMachineVerbs(root, { streams, done });
  return root;
}
