/** A line of a table by the names of its columns; what is empty is not there. */
export interface Row {
  /** From 1, as editors count. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export type Table =
  | { readonly ok: true; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly fault: string };

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The cells of each line (RFC 4180); null where a quote is not closed. */
function linesOf(text: string, separator: string): readonly Line[] | null {
  const lines: Line[] = [];
  let [cells, cell, quoted, line, first]: [string[], string, boolean, number, number] = [[], "", false, 1, 1];
  const end = (): void => {
    lines.push({ line: first, cells: [...cells, cell] });
    [cells, cell] = [[], ""];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === "\n") line += 1;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') {
        cell += letter;
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === separator) {
      cells = [...cells, cell];
      cell = "";
    } else if (letter === "\n") {
      end();
      first = line;
    } else cell += letter;
  }
  if (quoted) return null;
  if (cell !== "" || cells.length > 0) end();
  return lines;
}

/** A table with a head. Commas are between cells, or semicolons, as spreadsheets write them where a comma is in numbers. */
export function readTable(text: string): Table {
  const plain = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const head = plain.split("\n", 1)[0] ?? "";
  const lines = linesOf(plain, head.includes(";") && !head.includes(",") ? ";" : ",");
  if (lines === null) return { ok: false, fault: "a quote is opened and not closed" };
  const [names, ...others] = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (names === undefined) return { ok: false, fault: "it is empty" };
  const columns = names.cells.map((cell) => cell.trim().toLowerCase());
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice !== undefined) return { ok: false, fault: `it has the column "${twice}" twice` };
  const long = others.find(({ cells }) => cells.length > columns.length);
  if (long !== undefined)
    return { ok: false, fault: `line ${String(long.line)} has more cells than the head` };
  const rows = others.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      cells.flatMap((cell, at): [string, string][] =>
        cell.trim() === "" ? [] : [[columns[at] ?? "", cell.trim()]],
      ),
    ),
  }));
  return { ok: true, columns, rows };
}
