import { foldChanges, sayChange, sayWay } from "../change-rules/index.ts";
import { batchLines, wayHeadline, wayNotes } from "../change/index.ts";
import { FAILURE_NAMES, type FailureKind } from "../compare/index.ts";
import { formatDiagnostics } from "../diagnostics/index.ts";
import type { DocumentFold, Section } from "./document.ts";
import { foldRenumbered, foldSessions, foldSubjects, type Fold } from "./fold.ts";
import type { FailureChange, Loss, Review, SizeChange, Subject, TierSizes } from "./types.ts";
import { few } from "../text/few.ts";

const TIERS: Readonly<Record<string, string>> = { tor: "ToR" };
const tierOf = (tier: string): string => TIERS[tier] ?? tier;

const MOST_ITEMS = 8;
const MOST_NAMES = 40;

function foldOf({ example, names }: Fold): DocumentFold {
  const { sort, name, change, changes, diff } = example;
  const more = names.length - 1;
  const alike = more === 0 ? "" : ` and ${String(more)} more alike`;
  return {
    summary: `${sort} ${name}${alike}: ${change}`,
    lines: [
      ...changes.map(({ what, items }) => `${what === "" ? "" : `${what}: `}${few(items, MOST_ITEMS)}`),
      ...(more === 0 ? [] : [`alike but for names and numbers: ${few(names.slice(1), MOST_NAMES)}`]),
    ],
    diff,
  };
}

export const subjectsSection = (title: string, subjects: readonly Subject[], review: Review): Section => ({
  kind: "folds",
  title,
  folds: foldSubjects(subjects, review).map(foldOf),
});

export function sessionsSection(review: Review): Section {
  const rows = foldSessions(review.sessions, review).map(({ example, count }) => {
    const { ends, roles, type, family, change, why } = example;
    return [
      `${ends.join(" with ")}${count === 1 ? "" : " and the like"}`,
      `${type === "ebgp" ? "eBGP" : "iBGP"}${family === undefined ? "" : " over IPv6"}, ${roles.map(tierOf).join(" with ")}`,
      change,
      String(count),
      few(why, MOST_ITEMS),
    ];
  });
  return {
    kind: "table",
    title: "Sessions",
    head: ["Session", "Kind", "What", "How many", "Why"],
    rows,
  };
}

/** `29`, or `29 → 33` where it changes; `-` for what is not there. */
function moved(before: number | undefined, after: number | undefined): string {
  const [was, is] = [before, after].map((value) => (value === undefined ? "-" : String(value)));
  return was === is ? String(is) : `${String(was)} → ${String(is)}`;
}

const sizeRow = ({ tier, before, after }: SizeChange): readonly string[] => {
  const cell = (of: (sizes: TierSizes) => number): string =>
    moved(before === null ? undefined : of(before), after === null ? undefined : of(after));
  return [
    tierOf(tier),
    cell(({ devices }) => devices),
    cell(({ sessions }) => sessions),
    cell(({ routes }) => routes),
    cell(({ paths }) => paths),
    cell(({ nextHopSets }) => nextHopSets),
  ];
};

export const sizesSection = ({ sizes, part }: Review): Section => ({
  kind: "table",
  title: "Routes and table sizes",
  head: ["Tier", "Routers", "Most sessions", "Most routes", "Most BGP paths", "Most next-hop sets"],
  rows: sizes.map(sizeRow),
  note: `Of the router with most, before → after, as the simulator foretells them${part ? " for a smaller fabric of the same shape" : ""}.`,
});

const failureRow = ({ kind, before, after }: FailureChange): readonly string[] => {
  const cell = (of: (loss: Omit<Loss, "kind">) => number): string =>
    moved(before === null ? undefined : of(before), after === null ? undefined : of(after));
  return [
    FAILURE_NAMES[kind as FailureKind],
    cell(({ count }) => count),
    cell(({ lost }) => lost),
    cell(({ partlyLost }) => partlyLost),
    cell(({ fewerPaths }) => fewerPaths),
  ];
};

export function failuresSections({ failures }: Review): readonly Section[] {
  if (failures === null) return [];
  const { kinds, worse, pairs, smaller } = failures;
  const of = smaller ? " of a smaller fabric of the same shape" : "";
  const table: Section = {
    kind: "table",
    title: "Single failures",
    head: ["What fails", "How many", "Lose all paths", "Lose some flows", "Fewer paths"],
    rows: kinds.map(failureRow),
    note: `Ordered pairs of nodes${of}, the worst failure of each kind, before → after; ${moved(pairs.before, pairs.after)} pairs in all.`,
  };
  const items = worse.map(({ failure, pairs: lost }) => `${failure}: ${String(lost)} pairs`);
  return [
    table,
    ...(items.length === 0
      ? []
      : [{ kind: "list" as const, title: "Failures that took nothing and now would", items }]),
  ];
}

/** What can't simply be changed, each with the way that works. */
export const guardedSection = ({ guarded }: Review): Section => ({
  kind: "folds",
  title: "Not to be changed in place",
  folds: [false, true].flatMap((allowed) =>
    foldChanges(guarded.filter((one) => one.allowed === allowed)).map((alike) => ({
      summary: sayChange(alike),
      lines: allowed ? ["named under renumber"] : sayWay(alike),
      diff: "",
    })),
  ),
});

export const renumberedSection = ({ renumbered, names }: Review): Section => ({
  kind: "table",
  title: "Renumbered",
  head: ["What", "Number", "Before", "After", "How many", "Allowed"],
  rows: foldRenumbered(renumbered, names).map(({ example, names: all }) => [
    `${example.name}${all.length === 1 ? "" : " and the like"}`,
    example.label,
    example.before,
    example.after,
    String(all.length),
    example.allowed ? "yes" : "not named under renumber",
  ]),
});

/** What is drained and what no longer is, with what the simulator knows of it. */
export const drainsSection = ({ drains: { ends, lines } }: Review): Section => ({
  kind: "list",
  title: "Maintenance",
  items: [...lines, ...ends.map((device) => `${device} is no longer drained: it takes its share again`)],
});

/** In which order, and what each batch costs whom. */
export function waySection({ way }: Review): Section {
  if (way === null) return { kind: "list", title: "The way", items: [] };
  const batches = way.batches.map(
    (batch, at) => `${String(at + 1)}. ${batchLines(batch, way.pairs).join("; ")}`,
  );
  return { kind: "list", title: `The way: ${wayHeadline(way)}`, items: [...batches, ...wayNotes(way)] };
}

export const warningsSection = ({ warnings }: Review): Section => ({
  kind: "list",
  title: "Warnings",
  items: formatDiagnostics(warnings),
});
