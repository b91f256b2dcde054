import { LineCounter } from "yaml";
import { errorAt, type Diagnostic, type Position, type SpecPath } from "../diagnostics/index.ts";
import { documentOf } from "./yaml-document.ts";
import { sayingOf, worthTelling } from "./yaml-errors.ts";
import { placeOf } from "./yaml-place.ts";
import { valueOf } from "./yaml-value.ts";

/** A spec's text, read: its value, or why it has none; and where in the text each part of it stands. */
export interface Source {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: (path: SpecPath) => Position | null;
}

/**
 * Reads YAML or JSON (JSON is YAML): one document, with anchors, aliases and merge keys (`<<`). Keys are looked at here and not by the
 * library, which takes the square of their number.
 */
export function parseSource(text: string): Source {
  const lines = new LineCounter();
  const document = documentOf(text, lines);
  if ("hint" in document) {
    const { offset, message, hint } = document;
    const before = text.slice(0, offset).split("\n");
    const position = { line: before.length, column: (before.at(-1) ?? "").length + 1 };
    const found = errorAt([], "spec-unreadable", message, hint);
    return { value: null, diagnostics: [{ ...found, position }], locate: () => null };
  }
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const unreadable = (offset: number, message: string, hint: string): Diagnostic => ({
    ...errorAt([], "spec-unreadable", message, hint),
    position: at(offset),
  });
  const errors = worthTelling([...document.errors, ...document.warnings]);
  // What could not be parsed has no value that would be worth a look.
  const { value, faults, targets } =
    document.errors.length > 0 ? { value: null, faults: [], targets: new Map() } : valueOf(document);
  const diagnostics = [
    ...errors.map((error) => {
      const { message, hint } = sayingOf(error);
      return unreadable(error.pos[0], message, hint);
    }),
    ...faults.map(({ offset, message, hint }) => unreadable(offset, message, hint)),
  ];
  if (diagnostics.length > 0) return { value: null, diagnostics, locate: () => null };
  return {
    value,
    diagnostics,
    locate: (path) => (path.length === 0 ? null : at(placeOf(document, targets, path))),
  };
}
