import type { Grammar } from "./grammar.ts";
import type { Statements } from "./statements.ts";

/** A command, where it is typed, and its place among others. */
export interface Operation {
  /** Headers of the blocks to be entered. */
  readonly path: readonly string[];
  /** Null: to enter the block is all. */
  readonly command: string | null;
  readonly place: number;
  readonly resets: readonly string[];
}

/** A block of what runs and of what should. */
export interface Place {
  readonly path: readonly string[];
  /** The header that runs, and all that is in it: empty where the block comes. */
  readonly running: Statements;
  readonly target: Statements;
  readonly headers: { readonly running: string | null; readonly target: string | null };
}

/** What is the same all over a change. */
export interface Whole {
  readonly grammar: Grammar;
  /** How entries by number change, which has an order of its own. */
  readonly entries: (at: Place, whole: Whole) => readonly Operation[];
  /** Units that should run. */
  readonly targetUnits: ReadonlySet<string>;
  /** Units that are taken away at once, some of them to be made anew. */
  readonly undone: ReadonlySet<string>;
  /** Peers, ranges and groups whose sessions run and go on. */
  readonly sessions: ReadonlySet<string>;
}
