import type { Command, Entry, Views, Where } from "./commands.ts";
import { listOf, numbersOf } from "./numbers.ts";
import { formOf, type Params } from "./words.ts";

/** A view that somebody is in. */
export interface Open {
  readonly name: string;
  readonly of: Params;
  readonly entries: Entry[];
}

const same = (one: Entry, { words }: Command, at: Params): boolean =>
  one.words === words && formOf(words).about.every((name) => one.at[name] === at[name]);

/** Lines that undo a command. */
export const undoForms = ({ words, undo }: Command): readonly string[] => undo ?? [`undo ${words}`];

const unknown = (line: string): string => `Unrecognized command: ${line}`;

const joined = (name: string, before: Params | undefined, at: Params): Params => ({
  ...at,
  [name]: listOf(
    [...numbersOf(before?.[name] ?? at[name] ?? ""), ...numbersOf(at[name] ?? "")].filter(
      (one, place, all) => all.indexOf(one) === place,
    ),
  ),
});

function set(command: Command, at: Params, root: Entry[], open: Open): string | Open | null {
  const { words, view, list, refuses, then } = command;
  const place = open.entries.findIndex((one) => same(one, command, at));
  const before = open.entries[place];
  const where: Where = { root, view: open.entries, of: open.of, before };
  const refusal = refuses?.(at, where) ?? null;
  if (refusal !== null) return refusal;
  const entry: Entry = {
    words,
    at: list === undefined ? at : joined(list, before?.at, at),
    inside: view === undefined ? null : (before?.inside ?? []),
  };
  if (before === undefined) open.entries.push(entry);
  else open.entries[place] = entry;
  then?.(at, where);
  if (view === undefined || entry.inside === null) return null;
  return {
    name: typeof view === "string" ? view : view(at),
    of: { ...open.of, ...at },
    entries: entry.inside,
  };
}

/** Of the entries of a command those that a line undoes; a value that the line says must be what is set. */
const meant = ({ words, list }: Command, at: Params, entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(
    (one) =>
      one.words === words &&
      Object.entries(at).every(([name, value]) => name === list || one.at[name] === value),
  );

function undone(command: Command, at: Params, root: Entry[], open: Open): string | null {
  const { list, refusesUndo, thenUndo } = command;
  for (const before of meant(command, at, open.entries)) {
    const where: Where = { root, view: open.entries, of: open.of, before };
    const refusal = refusesUndo?.(before.at, where) ?? null;
    if (refusal !== null) return refusal;
    const goes = list === undefined ? [] : numbersOf(at[list] ?? "");
    const had = list === undefined ? [] : numbersOf(before.at[list] ?? "");
    if (goes.some((number) => !had.includes(number))) return `Not configured: ${listOf(goes)}`;
    const stays = had.filter((number) => !goes.includes(number));
    const place = open.entries.indexOf(before);
    if (list !== undefined && at[list] !== undefined && stays.length > 0)
      open.entries[place] = { ...before, at: { ...before.at, [list]: listOf(stays) } };
    else if (place !== -1) open.entries.splice(place, 1);
    thenUndo?.(before.at, where);
  }
  return null;
}

/** What a line undoes, of all that it may; null where it undoes nothing. */
function undoes(commands: readonly Command[], line: string): readonly (readonly [Command, Params])[] {
  return commands.flatMap((command) =>
    undoForms(command).flatMap((form): (readonly [Command, Params])[] => {
      const at = formOf(form).read(line);
      return at === null ? [] : [[command, at]];
    }),
  );
}

/** Types a line in a view. @returns why it is refused, the view it leads into, or null where it stays */
export function typed(views: Views, root: Entry[], open: Open, line: string): string | Open | null {
  const commands = views[open.name] ?? [];
  for (const command of commands) {
    const at = formOf(command.words).read(line);
    if (at !== null) return set(command, at, root, open);
  }
  const ways = undoes(commands, line);
  const found = ways.find(([command, at]) => meant(command, at, open.entries).length > 0);
  if (found !== undefined) return undone(...found, root, open);
  if (ways.length === 0) return unknown(line);
  return ways.some(([{ idle }]) => idle === true) ? null : `Not configured: ${line}`;
}
