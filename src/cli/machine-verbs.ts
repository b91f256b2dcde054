import { Argument, Option, type Command } from "commander";
import { SCRIPTS, SHELLS, type Shell } from "./completion/scripts.ts";
import { USES, type Use } from "./doctor/uses.ts";
import { FORMATS, type Format } from "./formats.ts";
import type { Process } from "./streams.ts";
import { verbHelp } from "./verb-help.ts";

/** Adds the verbs that are about the machine and have no spec: `complete` and `doctor`. */
export function addMachineVerbs(root: Command, made: Process): void {
  addComplete(root, made);
  addDoctor(root, made);
}

/** Its scripts call `complete answer` at every press of TAB. */
function addComplete(root: Command, { streams, done }: Process): void {
  const complete = root
    .command("complete")
    .description("print what a shell is to source so that TAB completes verbs, options, and names of a spec")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .addHelpText("after", verbHelp("complete"))
    .exitOverride()
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

function addDoctor(root: Command, { streams, done }: Process): void {
  root
    .command("doctor")
    .description("say what is here of what deployments need, and how the rest is had; nothing is changed")
    .addArgument(new Argument("[use...]", "what for; default all").choices(USES))
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default(FORMATS[0]))
    .addOption(new Option("--json", "short for --format json").implies({ format: "json" }))
    .addHelpText("after", verbHelp("doctor"))
    .exitOverride()
    .action(async (uses: readonly Use[], options: { readonly format: Format }) => {
      const { doctor } = await import("./verbs/doctor.ts");
      done(await doctor(uses, options, { folder: process.cwd(), env: process.env }, streams));
    });
}
