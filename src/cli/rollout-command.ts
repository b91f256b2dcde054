import { InvalidArgumentError, Option, type Command } from "commander";
import { VARIABLES } from "./deliver-variables.ts";
import { FORMATS } from "./formats.ts";
import type { Process } from "./streams.ts";
import type { RolloutOptions } from "./rollout/options.ts";
import { verb } from "./verb.ts";

const wholeNumber =
  (from: number) =>
  (value: string): number => {
    if (!/^\d{1,6}$/.test(value) || Number(value) < from)
      throw new InvalidArgumentError(`It is a whole number from ${String(from)}.`);
    return Number(value);
  };

/** Adds `rollout`, whose secrets are in variables as `deliver` has them. */
export function addRollout(root: Command, { streams, done }: Process): void {
  const { privateKey, passphrase, password, secrets, state } = VARIABLES;
  verb(
    root,
    "rollout",
    "make a change batch by batch, each held against what is foretold of it, or taken back",
  )
    .argument("<spec>", "the spec as it would be, YAML or JSON; - is standard input")
    .option("--from <spec>", "the spec that runs (default: what the last rollout brought)")
    .requiredOption("--ways <file>", "the ways to devices, as verify has them")
    .option("--state <dir>", `folder in which the run is written down (default: what ${state} names)`)
    .option("--renumber <names...>", "switches whose numbers may change")
    .option("--consent <names...>", "what may lose something on the way, as way names it")
    .option("--kubeconfig <file>", "in place of what kubectl would take, for Calico's objects")
    .option(
      "--context <name>",
      "in place of the kubeconfig's current context; of several clusters NAME=CONTEXT, once for each",
      (one: string, others: readonly string[] | undefined) => [...(others ?? []), one],
    )
    .option("--pause-after <batch>", "stop after this batch", wholeNumber(1))
    .option("--soak <seconds>", "wait between batches, and look again before the next", wholeNumber(0))
    .option("--hook <command or URL>", "asked after each batch: what fails, or answers no 2xx, stops it")
    .addOption(
      new Option("--continue", "go on with what was begun, from where the devices are").conflicts("back"),
    )
    .option("--back", "take back what was begun, the last batch first")
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default(FORMATS[0]))
    .addOption(new Option("--json", "short for --format json: an event a line").implies({ format: "json" }))
    .addHelpText("after", `\nSecrets: ${privateKey}, ${passphrase}, ${password}, ${secrets}`)
    .action(async (file: string, options: RolloutOptions) => {
      done(await (await import("./verbs/rollout.ts")).rollout(file, options, process.env, streams));
    });
}
