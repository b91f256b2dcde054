import type { Grammar } from "../ordered-change/grammar.ts";

/** A line of configuration. */
export interface Row {
  /** Its position among the lines, from 0. */
  readonly at: number;
  /** In blanks. */
  readonly depth: number;
  /** Without its indentation. */
  readonly text: string;
  /** As it stands. */
  readonly raw: string;
  /** Whether it begins a text of several lines, such as a banner, which is told to a device in a way of its own. */
  readonly isLong: boolean;
}

/** Empty lines, and comments, which no device keeps. */
const NOTHING = /^\s*(?:[!#].*)?$/;

/** Whether lines say nothing to a device. */
export const isNothing = (lines: string): boolean => lines.split("\n").every((line) => NOTHING.test(line));

/** How many lines from the first on are one text: 0 where none begins there, without end where it has none. */
function lengthOfText(lines: readonly string[], texts: Grammar["texts"]): number {
  const first = lines[0]?.trim() ?? "";
  for (const { opens, closes } of texts) {
    const opened = opens.exec(first);
    if (opened === null) continue;
    const last = lines.findIndex((line, at) => closes(line.trim(), opened, at === 0));
    return last === -1 ? Number.POSITIVE_INFINITY : last + 1;
  }
  return 0;
}

/** Lines of a user's own, without comments. Of a text of several lines the first. */
export function rowsOf(lines: string, { texts }: Pick<Grammar, "texts">): readonly Row[] {
  const all = lines.split("\n");
  const rows: Row[] = [];
  for (let at = 0; at < all.length;) {
    const raw = all[at] ?? "";
    const length = lengthOfText(all.slice(at), texts);
    if (length > 0 || !NOTHING.test(raw))
      rows.push({ at, depth: /^ */.exec(raw)?.[0].length ?? 0, text: raw.trim(), raw, isLong: length > 1 });
    at += Math.max(1, length);
  }
  return rows;
}
