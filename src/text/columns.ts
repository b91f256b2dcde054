/** Cells of one line. */
export type Row = readonly string[];

/** Lines whose columns are as wide as their widest cell, two spaces apart; the first row says how many there are. */
export function columns(rows: readonly Row[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
