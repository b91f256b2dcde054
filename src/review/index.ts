export { describeReview } from "./describe.ts";
export { reviewMarkdown } from "./markdown.ts";
export { NotAPreview, readPreview, type Preview } from "./preview.ts";
export type { SpecSource } from "./read.ts";
export { reviewSpecs, type ReviewOptions } from "./review.ts";
export { reviewWay, wayBetween, type FoundWay, type WayReview } from "./way.ts";
export { reviewText } from "./text.ts";
export type { Review, Verdict } from "./types.ts";
