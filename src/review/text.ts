import { columns } from "../text/columns.ts";
import type { ReviewDocument, Section } from "./document.ts";

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, "    ");

const bodies: {
  readonly [K in Section["kind"]]: (section: Extract<Section, { kind: K }>) => readonly string[];
} = {
  table: ({ head, rows, note }) => [
    ...columns([head, ...rows]).map((line) => `  ${line}`),
    ...(note === undefined ? [] : [`  ${note}`]),
  ],
  list: ({ items }) => items.map((item) => `  ${item}`),
  folds: ({ folds }) =>
    folds.flatMap(({ summary, lines, diff }) => [
      `  ${summary}`,
      ...lines.map((line) => `    ${line}`),
      ...(diff === "" ? [] : [indented(diff.trimEnd())]),
    ]),
};

/** The record's entry fits the section's kind, which the type checker can't follow. */
const bodyOf = (section: Section): readonly string[] =>
  (bodies[section.kind] as (section: Section) => readonly string[])(section);

/** A review for a terminal. */
export const reviewText = ({ name, verdict, headline, reasons, sections }: ReviewDocument): string =>
  [
    `${name}: ${verdict}: ${headline}`,
    ...reasons.map((reason) => `  ${reason}`),
    ...sections.flatMap((section) => ["", section.title, ...bodyOf(section)]),
    "",
  ].join("\n");
