export { describeReview } from "./describe.ts";
export { reviewMarkdown } from "./markdown.ts";
export { NotAPreview, readPreview, type Preview } from "./preview.ts";
export { reviewSpecs, type ReviewOptions, type SpecSource } from "./review.ts";
export { reviewText } from "./text.ts";
export type { Review, Verdict } from "./types.ts";
