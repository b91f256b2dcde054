import {
  describeReview,
  NotAPreview,
  readPreview,
  reviewMarkdown,
  reviewSpecs,
  reviewText,
  type Preview,
  type Review,
} from "../review/index.ts";
import type { Console, ExitCode } from "./commands.ts";
import { readSource, readText, UnreadableFile } from "./source.ts";

export const REVIEW_FORMATS = ["text", "markdown", "json"] as const;
export type ReviewFormat = (typeof REVIEW_FORMATS)[number];

export interface DiffOptions {
  readonly format: ReviewFormat;
  /** Switches whose numbers may change, by name. */
  readonly renumber?: readonly string[];
}

export interface CommentOptions {
  readonly base: string;
  readonly head: string;
  /** What `pulumi preview --json` wrote. */
  readonly preview?: string;
  readonly renumber?: readonly string[];
}

/** Without the names that only folding needs. */
const json = ({ names: _, ...review }: Review): string => `${JSON.stringify(review, null, 2)}\n`;

const formats: Readonly<Record<ReviewFormat, (review: Review) => string>> = {
  text: (review) => reviewText(describeReview(review)),
  markdown: (review) => reviewMarkdown(describeReview(review)),
  json,
};

const exitCodes: Readonly<Record<Review["verdict"]["kind"], ExitCode>> = {
  safe: 0,
  refused: 1,
  disruptive: 3,
};

const reviewOf = (base: string, head: string, renumber: readonly string[] = []): Review =>
  reviewSpecs(readSource(base), readSource(head), { renumber });

/** `diff BASE HEAD`: what becomes of a datacenter when its spec changes. */
export function diff(base: string, head: string, options: DiffOptions, console: Console): ExitCode {
  const review = reviewOf(base, head, options.renumber);
  console.out(formats[options.format](review));
  return exitCodes[review.verdict.kind];
}

/** @throws UnreadableFile for a file that is not there or is something else */
function previewIn(file: string): Preview {
  const text = readText(file);
  try {
    return readPreview(text);
  } catch (error) {
    if (error instanceof NotAPreview) throw new UnreadableFile(`${file} is no preview: ${error.message}`);
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile(`cannot read ${file}: ${reason}`);
  }
}

/** `preview-comment`: the same, and what Pulumi says, as a comment under a change. It is done when the comment is written. */
export function previewComment(
  { base, head, preview, renumber }: CommentOptions,
  console: Console,
): ExitCode {
  const said = preview === undefined ? null : previewIn(preview);
  console.out(reviewMarkdown(describeReview(reviewOf(base, head, renumber), said)));
  return 0;
}
