import { Argument, Option, type Command } from "commander";
import { SCRIPTS, SHELLS, type Shell } from "./completion/scripts.ts";
import { USES, type Use } from "./doctor/uses.ts";
import { FORMATS, MODELS, type Format } from "./formats.ts";
import type { Terminal } from "./init/ask.ts";
import type { Process } from "./streams.ts";
import type { InitOptions } from "./verbs/init.ts";
import { verb, withFormats } from "./verb.ts";

/** Adds the verbs that have no spec yet: `init`, `complete` and `doctor`. */
export function addMachineVerbs(root: Command, made: Process): void {
  addInit(root, made);
  addComplete(root, made);
  addDoctor(root, made);
}

/** Its scripts call `complete answer` at every press of TAB. */
function addComplete(root: Command, { streams, done }: Process): void {
  const complete = verb(
    root,
    "complete",
    "print what a shell is to source so that TAB completes verbs, options, and names of a spec",
  )
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .action((shell: Shell) => {
      streams.out(SCRIPTS[shell]);
      done(0);
    });
  complete
    .command("answer", { hidden: true })
    .argument("[words...]", "the words after the command's name, the last as far as it is typed")
    .exitOverride()
    .action(async (words: readonly string[]) => {
      const [{ candidatesFor }, { namesIn }] = await Promise.all([
        import("./completion/answer.ts"),
        import("./completion/names.ts"),
      ]);
      const candidates = await candidatesFor(root, words, namesIn);
      streams.out(candidates.map(({ value, description }) => `${value}\t${description}\n`).join(""));
      done(0);
    });
}

/** A person's terminal, where there is one. */
const terminalOf = (): Terminal | null =>
  process.stdin.isTTY && process.stderr.isTTY ? { input: process.stdin, output: process.stderr } : null;

function addInit(root: Command, { streams, done }: Process): void {
  verb(root, "init", "write a first spec, with comments, from a few answers, or from a cluster's nodes")
    .option("--out <file>", "file to write, which is not there yet, in place of standard output")
    .option("--yes", "ask nothing: what no option says has its default, as where there is no terminal")
    .option("--name <name>", "the datacenter's name")
    .option("--spines <count>", "spines")
    .option("--racks <count>", "racks that there are now")
    .option("--nodes <count>", "nodes in a rack now")
    .option("--tors <count>", "ToRs in a rack: 1 or 2")
    .option("--max-racks <count>", "racks that there may ever be")
    .option("--max-nodes <count>", "nodes that a rack may ever have")
    .addOption(new Option("--model <model>", "who peers with whom").choices(MODELS))
    .option("--platform <name>", "what switches run")
    .option("--calico <version>", "Calico's minor release")
    .option("--pods <prefix>", "range of all pods")
    .option("--ipv6 <prefix>", "prefix for IPv6 beside IPv4")
    .option("--from-cluster", "take racks and nodes of a live cluster, which nothing is changed in")
    .option("--rack-label <key>", "of a cluster: the label that says a node's rack")
    .option("--kubeconfig <file>", "in place of what kubectl would take")
    .option("--context <name>", "in place of the kubeconfig's current context")
    .action(async (options: InitOptions) => {
      done(await (await import("./verbs/init.ts")).init(options, terminalOf(), streams));
    });
}

function addDoctor(root: Command, { streams, done }: Process): void {
  withFormats(
    verb(
      root,
      "doctor",
      "say what is here of what deployments need, and how the rest is had; nothing is changed",
    ),
    FORMATS,
  )
    .addArgument(new Argument("[use...]", "what for; default all").choices(USES))
    .action(async (uses: readonly Use[], options: { readonly format: Format }) => {
      const { doctor } = await import("./verbs/doctor.ts");
      done(await doctor(uses, options, { folder: process.cwd(), env: process.env }, streams));
    });
}
