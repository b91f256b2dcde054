import { Option, type Command } from "commander";
import { FORMATS, MODELS, REVIEW_FORMATS } from "./formats.ts";
import type { Process } from "./streams.ts";
import { verb, withFormats } from "./verb.ts";
import type { DiffOptions } from "./verbs/diff.ts";
import type { MigrateOptions } from "./verbs/migrate.ts";
import type { CommentOptions } from "./verbs/preview-comment.ts";
import type { WayOptions } from "./verbs/way.ts";

export const RENUMBER = ["--renumber <names...>", "switches whose numbers may change"] as const;
export const CONSENT = [
  "--consent <names...>",
  "what may lose something on the way, as it is named",
] as const;
const BASE = "the spec as it is, an empty file where there is none yet; - is standard input";
const HEAD = "the spec as it would be; - is standard input";

/** Adds the verbs that set a spec against another. An empty file is a datacenter that is not there. */
export function addReviewVerbs(root: Command, { streams, done }: Process): void {
  withFormats(verb(root, "diff", "say what becomes of a datacenter when its spec changes"), REVIEW_FORMATS)
    .argument("<base>", BASE)
    .argument("<head>", HEAD)
    .option(...RENUMBER)
    .action(async (base: string, head: string, options: DiffOptions) => {
      done(await (await import("./verbs/diff.ts")).diff(base, head, options, streams));
    });
  withFormats(
    verb(root, "way", "say in which order a change is made so that least is lost, and what each step costs"),
    FORMATS,
  )
    .argument("<base>", BASE)
    .argument("<head>", HEAD)
    .option(...RENUMBER)
    .option(...CONSENT)
    .action(async (base: string, head: string, options: WayOptions) => {
      done(await (await import("./verbs/way.ts")).way(base, head, options, streams));
    });
  withFormats(
    verb(
      root,
      "migrate",
      "write stages that lead from one model to another, each a spec to rest at, and what each costs",
    ),
    FORMATS,
  )
    .argument("<from>", "the spec as it is; - is standard input")
    .argument("[to]", "the spec as it is to be")
    .addOption(new Option("--model <model>", "the model to go to, in place of a spec").choices(MODELS))
    .requiredOption("--out <dir>", "folder that the stages' specs and the summary are written to")
    .option(...CONSENT)
    .action(async (from: string, to: string | undefined, options: MigrateOptions) => {
      done(await (await import("./verbs/migrate.ts")).migrateSpec(from, to, options, streams));
    });
  verb(
    root,
    "preview-comment",
    "write a comment for a pull request: what diff says, and what Pulumi's preview says",
  )
    .requiredOption("--base <spec>", BASE)
    .requiredOption("--head <spec>", HEAD)
    .option("--preview <file>", "what `pulumi preview --json` wrote")
    .option(...RENUMBER)
    .action(async (options: CommentOptions) => {
      done(await (await import("./verbs/preview-comment.ts")).previewComment(options, streams));
    });
}
