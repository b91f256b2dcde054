import { describeReview, reviewMarkdown, reviewSpecs, reviewText, type Review } from "../../review/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { STANDARD_INPUT } from "../read-text.ts";
import type { ReviewFormat } from "../formats.ts";
import { readSource } from "../source.ts";
import type { Console } from "../streams.ts";
import { WrongCall } from "../wrong-call.ts";

export interface DiffOptions {
  readonly format: ReviewFormat;
  /** Switches whose numbers may change, by name. */
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

/** @throws WrongCall where both specs would be standard input */
export function notBothStandardInput(base: string, head: string): void {
  if (base === STANDARD_INPUT && head === STANDARD_INPUT)
    throw new WrongCall("standard input can be one of the two specs, not both");
}

/** What one spec becomes of another. @throws UnreadableFile, WrongCall where both would be standard input */
export async function reviewOf(
  base: string,
  head: string,
  renumber: readonly string[] = [],
): Promise<Review> {
  notBothStandardInput(base, head);
  return reviewSpecs(await readSource(base), await readSource(head), { renumber });
}

/** `diff BASE HEAD`: what becomes of a datacenter when its spec changes. */
export async function diff(
  base: string,
  head: string,
  { format, renumber }: DiffOptions,
  console: Console,
): Promise<ExitCode> {
  const review = await reviewOf(base, head, renumber);
  console.out(formats[format](review));
  return exitCodes[review.verdict.kind];
}
