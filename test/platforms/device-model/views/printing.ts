import type { Command, Entry, Views } from "./commands.ts";
import { formOf } from "./words.ts";

/** How a device prints what it is set to. */
export interface Printing {
  readonly views: Views;
  /** By view, what comes first: patterns of lines, in the device's own order. What matches none comes last. */
  readonly order: Readonly<Record<string, readonly RegExp[]>>;
  /** Of an entry's line, how it is shown: passwords enciphered, numbers in the device's notation. */
  readonly shown: (line: string, root: readonly Entry[]) => string;
  /** What stands before lines of the system view. */
  readonly indent: "" | " ";
  /** What lines that are shown as one begin with. */
  readonly together: RegExp;
}

const commandOf = (views: Views, view: string, { words }: Entry): Command | undefined =>
  views[view]?.find((one) => one.words === words);

const viewOf = ({ view }: Command, { at }: Entry): string =>
  typeof view === "function" ? view(at) : (view ?? "");

/** A peer's lines stand together, and so do those of whatever else a line is about. */
const subject = (line: string): string => /^(?:undo )?(?:peer|group) (\S+)/.exec(line)?.[1] ?? "";

const COLLATED = new Intl.Collator("en", { numeric: true });

/** Entries of AS path lists have no number, and stand in the order in which they were typed. */
const ordered = (line: string): string => /^ip as-path [0-9]+ /.exec(line)?.[0] ?? line;

const byText = (one: string, other: string): number => COLLATED.compare(ordered(one), ordered(other));

function ranked(printing: Printing, view: string, entries: readonly Entry[]): readonly Entry[] {
  const order = printing.order[view] ?? [];
  const keyed = entries.map((entry) => {
    const line = formOf(entry.words).write(entry.at);
    const rank = order.findIndex((pattern) => pattern.test(line));
    return { entry, line, rank: rank === -1 ? order.length : rank, who: subject(line) };
  });
  const first = new Map<string, number>();
  for (const { who, rank } of keyed) if (who !== "") first.set(who, Math.min(first.get(who) ?? rank, rank));
  return keyed
    .map((one) => ({ ...one, group: first.get(one.who) ?? one.rank }))
    .sort(
      (a, b) =>
        a.group - b.group || COLLATED.compare(a.who, b.who) || a.rank - b.rank || byText(a.line, b.line),
    )
    .map(({ entry }) => entry);
}

function inView(
  printing: Printing,
  view: string,
  entries: readonly Entry[],
  depth: number,
  root: readonly Entry[],
): readonly string[] {
  const indent = " ".repeat(depth);
  return ranked(printing, view, entries).flatMap((entry) => {
    const command = commandOf(printing.views, view, entry);
    if (command?.hidden?.(entry.at, entry.inside) === true) return [];
    const line = printing.shown(formOf(entry.words).write(entry.at), root);
    if (entry.inside === null || command === undefined) return [`${indent}${line}`];
    return [
      `${indent}#`,
      `${indent}${line}`,
      ...inView(printing, viewOf(command, entry), entry.inside, depth + 1, root),
    ];
  });
}

/** Settings that the device shows on one line. */
function oneLine(lines: readonly string[], together: RegExp): readonly string[] {
  const shown: string[] = [];
  let before = "";
  for (const line of lines) {
    const head = together.exec(line)?.[0] ?? "";
    if (head !== "" && head === before) shown.push(`${shown.pop() ?? ""} ${line.slice(head.length)}`);
    else shown.push(line);
    before = head;
  }
  return shown;
}

/** All that the device is set to, in its own order, each view after `#`, and so each run of lines that are in none. */
export function printed(printing: Printing, root: readonly Entry[]): string {
  const lines: string[] = [];
  let word = "";
  for (const entry of ranked(printing, "system", root)) {
    const command = commandOf(printing.views, "system", entry);
    if (command?.hidden?.(entry.at, entry.inside) === true) continue;
    const line = printing.shown(formOf(entry.words).write(entry.at), root);
    const [first = ""] = line.split(" ");
    const { inside } = entry;
    if (inside !== null || first !== word) lines.push("#");
    word = inside === null ? first : "";
    lines.push(`${inside === null ? printing.indent : ""}${line}`);
    if (inside !== null && command !== undefined)
      lines.push(...inView(printing, viewOf(command, entry), inside, 1, root));
  }
  return oneLine(lines, printing.together)
    .map((line) => `${line}\n`)
    .join("");
}
