import type { Grammar } from "../ordered-change/grammar.ts";

/** A line of configuration, or a text of several lines. */
export interface Row {
  /** Its position among the lines, from 0. */
  readonly at: number;
  /** In blanks. */
  readonly depth: number;
  /** Without its indentation. */
  readonly text: string;
  /** As it stands, lines of a longer text joined by line feeds. */
  readonly raw: string;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** The position of a text of several lines that has no end; null where there is none. */
  readonly endless: number | null;
}

/** Empty lines, and comments, which no device keeps. */
const NOTHING = /^\s*(?:[!#].*)?$/;

/** Lines of a user's own, without comments. Texts of several lines are one row. */
export function rowsOf(lines: string, { texts }: Pick<Grammar, "texts">): Rows {
  const all = lines.split("\n");
  const rows: Row[] = [];
  let endless: number | null = null;
  for (let at = 0; at < all.length;) {
    const first = all[at] ?? "";
    const length = lengthOfText(all.slice(at), texts);
    if (length === Number.POSITIVE_INFINITY) endless = at;
    const taken = Math.min(all.length - at, Math.max(1, length));
    if (length > 0 || !NOTHING.test(first)) {
      const raw = all.slice(at, at + taken).join("\n");
      rows.push({ at, depth: /^ */.exec(first)?.[0].length ?? 0, text: first.trim(), raw });
    }
    at += taken;
  }
  return { rows, endless };
}

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
