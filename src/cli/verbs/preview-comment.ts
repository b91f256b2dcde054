import {
  describeReview,
  NotAPreview,
  readPreview,
  reviewMarkdown,
  type Preview,
} from "../../review/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { labelOf, readText, UnreadableFile } from "../read-text.ts";
import type { Console } from "../streams.ts";
import { reviewOf } from "./diff.ts";

export interface CommentOptions {
  readonly base: string;
  readonly head: string;
  /** What `pulumi preview --json` wrote. */
  readonly preview?: string;
  readonly renumber?: readonly string[];
}

/** The state of a large fabric stands in it twice. */
const MOST_OF_A_PREVIEW = 256 * 1024 * 1024;

/** @throws UnreadableFile for a file that is not there or is something else */
async function previewIn(file: string): Promise<Preview> {
  const text = await readText(file, MOST_OF_A_PREVIEW);
  try {
    return readPreview(text);
  } catch (error) {
    if (error instanceof NotAPreview)
      throw new UnreadableFile(`${labelOf(file)} is no preview: ${error.message}`);
    if (error instanceof RangeError)
      throw new UnreadableFile(`${labelOf(file)} is no preview: it is nested too deeply`);
    throw error;
  }
}

/** `preview-comment`: what `diff` says, and what Pulumi says, as a comment under a change. It is done when the comment is written. */
export async function previewComment(
  { base, head, preview, renumber }: CommentOptions,
  console: Console,
): Promise<ExitCode> {
  const said = preview === undefined ? null : await previewIn(preview);
  console.out(reviewMarkdown(describeReview(await reviewOf(base, head, renumber), said)));
  return 0;
}
