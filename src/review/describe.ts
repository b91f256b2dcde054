import {
  drainsSection,
  failuresSections,
  guardedSection,
  renumberedSection,
  sessionsSection,
  sizesSection,
  subjectsSection,
  warningsSection,
  waySection,
} from "./document-sections.ts";
import type { ReviewDocument, Section } from "./document.ts";
import { previewSections } from "./preview-sections.ts";
import type { Preview } from "./preview.ts";
import type { Review, Verdict } from "./types.ts";

const HEADLINES: Readonly<Record<Verdict["kind"], string>> = {
  safe: "nothing that runs is touched",
  disruptive: "something that runs is touched",
  refused: "this can't be deployed",
};

/** Traffic that moves is not lost. */
const headlineOf = ({ drains: { begins, ends } }: Review, verdict: Verdict["kind"]): string =>
  verdict === "safe" && begins.length + ends.length > 0
    ? "traffic moves, and nothing is lost"
    : HEADLINES[verdict];

const isEmpty = (section: Section): boolean => {
  if (section.kind === "table") return section.rows.length === 0;
  return (section.kind === "list" ? section.items : section.folds).length === 0;
};

const hasChanges = ({ switches, objects, sessions }: Review): boolean =>
  switches.length + objects.length + sessions.length > 0;

/** Whether the specs say the same: sizes and failures are then no news. */
const news = (review: Review): readonly Section[] =>
  hasChanges(review)
    ? [
        guardedSection(review),
        drainsSection(review),
        waySection(review),
        subjectsSection("Switches", review.switches, review),
        sessionsSection(review),
        sizesSection(review),
        ...failuresSections(review),
        renumberedSection(review),
        subjectsSection("Calico", review.objects, review),
      ]
    : [];

/** What the preview says is the last word on the verdict: it has asked the devices. */
function judged({ verdict }: Review, preview: Preview | null): Verdict {
  const failed = preview?.errors ?? [];
  if (failed.length > 0 && verdict.kind !== "refused") return { kind: "refused", reasons: failed };
  const ends = (preview?.steps ?? []).filter(
    ({ op }) => /delete|replace/.test(op) && op !== "delete-replaced",
  );
  if (ends.length === 0 || verdict.kind !== "safe") return verdict;
  return {
    kind: "disruptive",
    reasons: [
      `Pulumi would ${[...new Set(ends.map(({ op }) => op))].join(" and ")} ${String(ends.length)} resources`,
    ],
  };
}

/** A review, and what Pulumi's preview says, in the order in which people ask. */
export function describeReview(review: Review, preview: Preview | null = null): ReviewDocument {
  const verdict = judged(review, preview);
  const unchanged = verdict.kind === "safe" && !hasChanges(review);
  return {
    name: review.name,
    verdict: verdict.kind,
    headline: unchanged ? "nothing changes" : headlineOf(review, verdict.kind),
    reasons: verdict.reasons,
    sections: [...news(review), ...previewSections(review, preview), warningsSection(review)].filter(
      (section) => !isEmpty(section),
    ),
  };
}
