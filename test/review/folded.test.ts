import { describeReview, reviewMarkdown, reviewSpecs, reviewText } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

/* Findings that say the same of many places are one, with their count and places, wherever people read them. */

const base = specOf(2, Array<number>(12).fill(1));

/** Every rack has the same key that no rack has. */
const misspelled = { ...base, racks: base.racks.map((rack) => ({ ...rack, nods: [] })) };

const occurrences = (text: string, of: string): number => text.split(of).length - 1;

describe("findings of many places in a review", () => {
  it("are one reason why it is refused", () => {
    const review = reviewSpecs({ value: base }, { value: misspelled });
    expect(review.errors).toHaveLength(12);
    expect(review.verdict.kind).toBe("refused");
    expect(review.verdict.reasons.filter((reason) => reason.includes("field-unknown"))).toEqual([
      expect.stringMatching(/^head: error.*\(and 11 more: racks\[1\]\.nods.*, \.\.\.\)$/),
    ]);
  });

  it("are told apart by the side they stand on", () => {
    const review = reviewSpecs({ value: misspelled }, { value: misspelled });
    expect(review.verdict.reasons.map((reason) => reason.split(":")[0])).toEqual(["base", "head"]);
  });

  it("are one warning, for a terminal and in a comment", () => {
    const review = reviewSpecs({ value: base }, { value: base });
    const warning = {
      severity: "warning",
      code: "maintenance-moves-nothing",
      message: "says the same",
      hint: "do the same",
    } as const;
    const warnings = [0, 1, 2, 3].map((at) => ({ ...warning, path: ["racks", at] }));
    const document = describeReview({ ...review, warnings });
    for (const text of [reviewText(document), reviewMarkdown(document)]) {
      expect(occurrences(text, "says the same")).toBe(1);
      expect(text).toContain("and 3 more:");
    }
  });
});
