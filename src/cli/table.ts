import pc from "picocolors";
import { columns, type Row } from "../text/columns.ts";

/** Columns under a head in bold. */
export function table(head: Row, rows: readonly Row[]): string {
  const [first = "", ...rest] = columns([head, ...rows]);
  return [pc.bold(first), ...rest].join("\n");
}
