import pc from "picocolors";
import {
  foldDiagnostics,
  formatPath,
  furtherPlaces,
  isError,
  type Diagnostic,
  type Folded,
  type Position,
} from "../diagnostics/index.ts";
import type { Source } from "./source.ts";
import { counted } from "../text/counted.ts";

const colours = { error: pc.red, warning: pc.yellow } as const;

const place = (file: string, position: Position | null): string =>
  position === null ? file : `${file}:${String(position.line)}:${String(position.column)}`;

/** Where a finding stands in its file; null where nothing tells. */
export const positionOf = (source: Source, { path, position }: Diagnostic): Position | null =>
  position ?? source.locate(path);

/** `racks[1].nods (7:28)`. */
function short(source: Source, diagnostic: Diagnostic): string {
  const position = positionOf(source, diagnostic);
  const at = position === null ? "" : ` (${String(position.line)}:${String(position.column)})`;
  return `${formatPath(diagnostic.path)}${at}`;
}

/** A finding as it stands in a terminal. */
interface Told {
  /** `error[pool-overlap]`, in its colour. */
  readonly kind: string;
  readonly subject: string;
  readonly message: string;
  readonly fix: string;
  readonly position: Position | null;
  /** Lines behind the place. Default none. */
  readonly more?: readonly string[];
}

/** What was found, what to do, and where in the file. */
export const findingText = (
  file: string,
  { kind, subject, message, fix, position, more = [] }: Told,
): string =>
  `${[
    `${kind} ${pc.bold(subject)}`,
    message,
    `${pc.green("fix:")} ${fix}`,
    pc.dim(place(file, position)),
    ...more,
  ].join("\n  ")}\n`;

function block(file: string, source: Source, { first, more }: Folded): string {
  const { code, severity, path, message, hint } = first;
  return findingText(file, {
    kind: colours[severity](`${severity}[${code}]`),
    subject: formatPath(path),
    message,
    fix: hint,
    position: positionOf(source, first),
    more: more.length === 0 ? [] : [furtherPlaces(more, (one) => short(source, one))],
  });
}

/** Diagnostics for a terminal: each with its place in the file, equal ones once, then the count of all. */
export function diagnosticsText(file: string, source: Source, diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return "";
  const errors = diagnostics.filter(isError).length;
  const warnings = diagnostics.length - errors;
  const count = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ].join(", ");
  return [...foldDiagnostics(diagnostics).map((one) => block(file, source, one)), `${count}\n`].join("\n");
}

/** Diagnostics for programs: `{"diagnostics": [{code, severity, path, at, message, hint, line, column}]}`. */
export function diagnosticsJson(source: Source, diagnostics: readonly Diagnostic[]): string {
  const rows = diagnostics.map((diagnostic) => {
    const { position: _, ...told } = diagnostic;
    return { ...told, at: formatPath(diagnostic.path), ...(positionOf(source, diagnostic) ?? {}) };
  });
  return `${JSON.stringify({ diagnostics: rows }, null, 2)}\n`;
}
