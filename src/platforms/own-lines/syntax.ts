import type { DiagnosticCode } from "../../diagnostics/index.ts";

/** What is wrong with one line of a user's own. */
export interface Flaw {
  readonly code: Extract<DiagnosticCode, "lines-secret" | "lines-touch" | "lines-unsound" | "lines-unused">;
  /** From 1; null where it is not one line's. */
  readonly line: number | null;
  /** As what follows the line in a sentence, without a full stop. */
  readonly found: string;
  /** What to do, as an order without a full stop. */
  readonly hint: string;
}

/** A form in which lines of a user's own stand in a text of the fabric's. */
export interface LineSyntax {
  /** What can be said of lines alone, whatever the fabric has. */
  readonly flaws: (lines: string) => readonly Flaw[];
  /** Reads a text of the fabric's, and says of lines what of them touches what it owns. Lines without a flaw. */
  readonly touching: (fabric: string) => (lines: string) => readonly Flaw[];
  /** The fabric's text with lines, one text after the other, in a place of their own between two marks, where it has comments. */
  readonly added: (fabric: string, lines: readonly string[]) => string;
}

/** What marks them, behind a sign for comments. */
export const BEGIN = "Lines of your own, from the spec: begin";
export const END = "Lines of your own, from the spec: end";
