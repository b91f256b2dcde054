import type { Params } from "./words.ts";

/** A setting that is in effect, and where it leads into a view, what is set there. Plain data, which can be copied. */
export interface Entry {
  /** Of the command that set it. */
  readonly words: string;
  readonly at: Params;
  /** Null where it leads into no view. */
  readonly inside: Entry[] | null;
}

/** Where a command is typed. */
export interface Where {
  /** All that the device is set to. */
  readonly root: Entry[];
  /** What is set in the view. */
  readonly view: Entry[];
  /** What the view is about. */
  readonly of: Params;
  /** What was set before and is taken the place of, or undone. */
  readonly before: Entry | undefined;
}

/** Why the device refuses; null where it does not. */
export type Check = (at: Params, where: Where) => string | null;

/** What goes along with a command. */
export type Effect = (at: Params, where: Where) => void;

/** What a device knows to do in a view. Two settings of the same words about the same are one: the later takes the place of the other. */
export interface Command {
  readonly words: string;
  /** Lines that undo it, in the same words; a value in them must be what is set. Absent: the words after `undo`. Empty: nothing does. */
  readonly undo?: readonly string[];
  /** The view that it leads into. */
  readonly view?: string | ((at: Params) => string);
  /** Whether it may be undone where it is not set. */
  readonly idle?: true;
  /** Whether the device does not show it: it would do so by itself. */
  readonly hidden?: (at: Params, inside: readonly Entry[] | null) => boolean;
  /** A list of numbers, by the name of its place: setting adds to it, undoing takes from it. */
  readonly list?: string;
  readonly refuses?: Check;
  readonly refusesUndo?: Check;
  readonly then?: Effect;
  readonly thenUndo?: Effect;
}

/** A view's commands, the first that a line matches. */
export type Views = Readonly<Record<string, readonly Command[]>>;

/** Those of some words, in the order in which they were set. */
export const entriesOf = (entries: readonly Entry[], words: string): readonly Entry[] =>
  entries.filter((one) => one.words === words);

/** Takes away what matches. */
export function take(entries: Entry[], goes: (one: Entry) => boolean): void {
  const stay = entries.filter((one) => !goes(one));
  entries.splice(0, entries.length, ...stay);
}

/** All entries of a device, those inside views among them. */
export const everyEntry = (entries: readonly Entry[]): readonly Entry[] =>
  entries.flatMap((one) => [one, ...everyEntry(one.inside ?? [])]);

/** Takes away what matches wherever it stands. */
export function takeEverywhere(entries: Entry[], goes: (one: Entry) => boolean): void {
  take(entries, goes);
  for (const { inside } of entries) if (inside !== null) takeEverywhere(inside, goes);
}
