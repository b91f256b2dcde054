import type { DocumentFold, ReviewDocument, Section } from "./document.ts";
import { escapeMarkdown, fenced } from "./escape.ts";

/** GitHub's limit of a comment is 65,536 characters; bytes are never fewer. */
export const COMMENT_LIMIT = 65_000;

/** How much of everything is shown. */
interface Detail {
  readonly diffLines: number;
  readonly folds: number;
  readonly rows: number;
}

/** From everything to almost nothing: the first that fits is taken. */
const DETAILS: readonly Detail[] = [
  { diffLines: 400, folds: 200, rows: 200 },
  { diffLines: 120, folds: 100, rows: 100 },
  { diffLines: 40, folds: 60, rows: 60 },
  { diffLines: 0, folds: 60, rows: 40 },
  { diffLines: 0, folds: 15, rows: 10 },
  { diffLines: 0, folds: 3, rows: 3 },
];

/** The longest that a line may be: one line must not be able to fill a comment. */
const MOST_CHARACTERS = 600;

const short = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)} …`;

const safe = (text: string): string => escapeMarkdown(short(text));

const leftOut = (count: number, what: string): readonly string[] =>
  count <= 0 ? [] : ["", `_${String(count)} more ${what} left out; \`calico-fabric diff\` shows all._`];

const tableRow = (cells: readonly string[]): string => `| ${cells.map(safe).join(" | ")} |`;

function diffBlock(diff: string, most: number): readonly string[] {
  if (diff === "") return [];
  const lines = diff.trimEnd().split("\n").map(short);
  if (most === 0) return [`${String(lines.length)} lines of diff left out.`, ""];
  const block = fenced("diff", lines.slice(0, most).join("\n"));
  const rest = lines.length - most;
  return [block, ...(rest > 0 ? ["", `${String(rest)} more lines left out.`] : []), ""];
}

const fold = ({ summary, lines, diff }: DocumentFold, { diffLines }: Detail): readonly string[] => [
  `<details><summary>${safe(summary)}</summary>`,
  "",
  ...lines.map((line) => `- ${safe(line)}`),
  ...(lines.length === 0 ? [] : [""]),
  ...diffBlock(diff, diffLines),
  "</details>",
  "",
];

type Bodies = {
  readonly [K in Section["kind"]]: (
    section: Extract<Section, { kind: K }>,
    detail: Detail,
  ) => readonly string[];
};

const bodies: Bodies = {
  table: ({ head, rows, note }, { rows: most }) => [
    tableRow(head),
    `|${head.map(() => " --- |").join("")}`,
    ...rows.slice(0, most).map(tableRow),
    ...leftOut(rows.length - most, "rows"),
    ...(note === undefined ? [] : ["", safe(note)]),
  ],
  list: ({ items }, { rows: most }) => [
    ...items.slice(0, most).map((item) => `- ${safe(item)}`),
    ...leftOut(items.length - most, "entries"),
  ],
  folds: ({ folds }, detail) => [
    ...folds.slice(0, detail.folds).flatMap((one) => fold(one, detail)),
    ...leftOut(folds.length - detail.folds, "folds"),
  ],
};

/** The record's entry fits the section's kind, which the type checker can't follow. */
const bodyOf = (section: Section, detail: Detail): readonly string[] =>
  (bodies[section.kind] as (section: Section, detail: Detail) => readonly string[])(section, detail);

const MARKS: Readonly<Record<ReviewDocument["verdict"], string>> = {
  safe: "✅",
  disruptive: "⚠️",
  refused: "❌",
};

/** An HTML comment by which a workflow finds its own comment of this datacenter again. */
export const markerOf = (name: string): string =>
  `<!-- calico-fabric preview-comment ${name.replace(/[^A-Za-z0-9.-]/g, "-")} -->`;

function written({ name, verdict, headline, reasons, sections }: ReviewDocument, detail: Detail): string {
  return [
    markerOf(name),
    `### ${MARKS[verdict]} ${safe(name)}: ${verdict}, ${safe(headline)}`,
    "",
    ...reasons.slice(0, detail.rows).map((reason) => `- ${safe(reason)}`),
    ...leftOut(reasons.length - detail.rows, "reasons"),
    ...sections.flatMap((section) => ["", `#### ${safe(section.title)}`, "", ...bodyOf(section, detail)]),
    "",
  ]
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** A review as a comment below GitHub's limit: with all its lines, or with fewer and a word on what was left out. */
export function reviewMarkdown(document: ReviewDocument): string {
  const tries = DETAILS.map((detail) => () => written(document, detail));
  for (const attempt of tries) {
    const text = attempt();
    if (bytes(text) <= COMMENT_LIMIT) return text;
  }
  const { sections } = document;
  const titles = sections.map(({ title }) => title).join(", ");
  return written(
    { ...document, sections: [{ kind: "list", title: "Left out, for it is too long", items: [titles] }] },
    { diffLines: 0, folds: 0, rows: 3 },
  );
}
