import pc from "picocolors";
import { formatPath, isError, type Diagnostic } from "../diagnostics/index.ts";
import type { Position, Source } from "./source.ts";

const colours = { error: pc.red, warning: pc.yellow } as const;

const place = (file: string, position: Position | null): string =>
  position === null ? file : `${file}:${String(position.line)}:${String(position.column)}`;

function block(file: string, source: Source, { code, severity, path, message, hint }: Diagnostic): string {
  const head = `${colours[severity](`${severity}[${code}]`)} ${pc.bold(formatPath(path))}`;
  return `${head}\n  ${message}\n  ${pc.green("fix:")} ${hint}\n  ${pc.dim(place(file, source.locate(path)))}\n`;
}

const counted = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? "" : "s"}`;

/** Diagnostics for a terminal: each with its place in the file, then their count. */
export function diagnosticsText(file: string, source: Source, diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return "";
  const errors = diagnostics.filter(isError).length;
  const warnings = diagnostics.length - errors;
  const count = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ].join(", ");
  return [...diagnostics.map((one) => block(file, source, one)), `${count}\n`].join("\n");
}

/** Diagnostics for programs: `{"diagnostics": [{code, severity, path, at, message, hint, line, column}]}`. */
export function diagnosticsJson(source: Source, diagnostics: readonly Diagnostic[]): string {
  const rows = diagnostics.map((diagnostic) => ({
    ...diagnostic,
    at: formatPath(diagnostic.path),
    ...(source.locate(diagnostic.path) ?? {}),
  }));
  return `${JSON.stringify({ diagnostics: rows }, null, 2)}\n`;
}
