#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { harmless } from "../text/foreign.ts";
import { THEMES, type DrawOptions } from "../report/index.ts";
import {
  compare,
  draw,
  plan,
  render,
  simulateSpec,
  validate,
  type Console,
  type ExitCode,
  type SimulateOptions,
} from "./commands.ts";
import { addDeliver } from "./deliver-command.ts";
import { UnusableVariable } from "./deliver.ts";
import {
  diff,
  previewComment,
  REVIEW_FORMATS,
  type CommentOptions,
  type DiffOptions,
} from "./review-commands.ts";
import { UnreadableFile } from "./source.ts";

const streams: Console = {
  out: (text) => void process.stdout.write(harmless(text)),
  err: (text) => void process.stderr.write(harmless(text)),
};

const SPEC = "the datacenter's spec, YAML or JSON";
const JSON_OPTION = ["--json", "print JSON, diagnostics too"] as const;

function program(done: (code: ExitCode) => void): Command {
  const root = new Command("calico-fabric")
    .description("Plan and render the leaf-spine fabric under Kubernetes with Calico")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 the spec has errors, 2 wrong usage; diff: 3 what runs is touched.",
    )
    .exitOverride();
  const plainCommand = (name: string, description: string): Command =>
    root.command(name).description(description).argument("<spec>", SPEC).exitOverride();
  const command = (name: string, description: string): Command =>
    plainCommand(name, description).option(...JSON_OPTION);
  command("validate", "say whether the spec can be built, and all that is wrong with it").action(
    (file: string, options: { json?: boolean }) => {
      done(validate(file, options, streams));
    },
  );
  command("plan", "print every number: ASNs, addresses, links, sessions").action(
    (file: string, options: { json?: boolean }) => {
      done(plan(file, options, streams));
    },
  );
  command("render", "write every switch's configuration and Calico's manifests")
    .requiredOption("--out <dir>", "folder to write to")
    .action((file: string, options: { json?: boolean; out: string }) => {
      done(render(file, options, streams));
    });
  command("compare", "set every model side by side for this datacenter").action(
    (file: string, options: { json?: boolean }) => {
      done(compare(file, options, streams));
    },
  );
  command("simulate", "say what every router will know, and who reaches whom")
    .option("--router <names...>", "show the tables of these routers")
    .option("--failures", "also what each single failed link, device and session changes")
    .action((file: string, options: SimulateOptions) => {
      done(simulateSpec(file, options, streams));
    });
  plainCommand("draw", "draw the topology as SVG")
    .option("--output <file>", "file to write to, in place of standard output")
    .option(
      "--group <n>",
      "most boxes for spines, for racks, and for a rack's nodes: 1 or more, or auto",
      boxesOf,
      "auto" as const,
    )
    .addOption(
      new Option("--theme <name>", "colours; auto follows the reader's").choices(THEMES).default("auto"),
    )
    .action((file: string, options: DrawOptions & { output?: string }) => {
      done(draw(file, options, streams));
    });
  reviewCommands(root, done);
  addDeliver(root, done, streams);
  return root;
}

function boxesOf(value: string): number | "auto" {
  if (value === "auto") return value;
  if (!/^[1-9]\d{0,3}$/.test(value))
    throw new InvalidArgumentError("It is a whole number from 1 to 9999, or auto.");
  return Number(value);
}

const RENUMBER = ["--renumber <names...>", "switches whose numbers may change"] as const;

/** The commands that set a spec against another. An empty file is a datacenter that is not there. */
function reviewCommands(root: Command, done: (code: ExitCode) => void): void {
  root
    .command("diff")
    .description("say what becomes of a datacenter when its spec changes")
    .argument("<base>", "the spec as it is; an empty file where there is none yet")
    .argument("<head>", "the spec as it would be")
    .addOption(
      new Option("--format <format>", "how to print it").choices(REVIEW_FORMATS).default(REVIEW_FORMATS[0]),
    )
    .option(...RENUMBER)
    .addHelpText(
      "after",
      "\nExit codes: 0 nothing that runs is touched, 1 it can't be deployed, 2 wrong usage, 3 what runs is touched.",
    )
    .exitOverride()
    .action((base: string, head: string, options: DiffOptions) => {
      done(diff(base, head, options, streams));
    });
  root
    .command("preview-comment")
    .description("write a comment for a pull request: what diff says, and what Pulumi's preview says")
    .requiredOption("--base <spec>", "the spec as it is; an empty file where there is none yet")
    .requiredOption("--head <spec>", "the spec as it would be")
    .option("--preview <file>", "what `pulumi preview --json` wrote")
    .option(...RENUMBER)
    .exitOverride()
    .action((options: CommentOptions) => {
      done(previewComment(options, streams));
    });
}

/** Runs the command line; every way to fail ends in a sentence and an exit code, none in a stack trace. */
async function main(): Promise<void> {
  try {
    await program((code) => {
      process.exitCode = code;
    }).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    if (!isUsersToMend(error)) throw error;
    streams.err(`error: ${error.message}\n`);
    process.exitCode = 2;
  }
}

/** A file system that says no, as when the folder to write to is a file. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "code" in error && "syscall" in error;

const isUsersToMend = (error: unknown): error is Error =>
  error instanceof UnreadableFile || error instanceof UnusableVariable || isSystemError(error);

await main();
