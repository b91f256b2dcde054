import { compile, describeReview, reviewMarkdown, reviewSpecs, type DatacenterSpec } from "../src/index.ts";
import { fabricOf } from "./fabric.ts";
import { least, type Figure } from "./figure.ts";

/* What a pull request is told of a large fabric that gets a rack more, beside planning and rendering that fabric once. */

const SIZE = { racks: 512, spines: 8 } as const;

/** What a pull request is told of a change. */
export const commentOf = (before: DatacenterSpec, after: DatacenterSpec): string =>
  reviewMarkdown(describeReview(reviewSpecs({ value: before }, { value: after })));

export const reviews: readonly Figure[] = [
  {
    name: `diff and comment of ${String(SIZE.racks)} racks x ${String(SIZE.spines)} spines, of which one rack is new`,
    reference: "one plan and render of it",
    goal: 3,
    measure: () => {
      const [before, after] = [fabricOf(SIZE, SIZE.racks - 1), fabricOf(SIZE)];
      return least(
        1,
        () => commentOf(before, after),
        () => compile(after),
      );
    },
  },
];
