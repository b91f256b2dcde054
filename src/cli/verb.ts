import { Option, type Command } from "commander";
import type { Verb } from "./exit-codes.ts";
import { verbHelp } from "./verb-help.ts";

/* What verbs have in common on the command line. */

export const SPEC = "the datacenter's spec, YAML or JSON; - is standard input";

/** `--format` and its short form. */
export function withFormats(command: Command, formats: readonly string[]): Command {
  return command
    .addOption(new Option("--format <format>", "how to print").choices(formats).default(formats[0]))
    .addOption(new Option("--json", "short for --format json").implies({ format: "json" }));
}

/** A verb, with an example and its exit codes under its help. */
export const verb = (root: Command, name: Verb, description: string): Command =>
  root.command(name).description(description).addHelpText("after", verbHelp(name)).exitOverride();

/** A verb of a spec. */
export const specVerb = (root: Command, name: Verb, description: string): Command =>
  verb(root, name, description).argument("<spec>", SPEC).option("--strict", "count warnings as errors");
