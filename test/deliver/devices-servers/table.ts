import { columns } from "../../../src/text/columns.ts";

/** What became of faults, to be printed when a file's tests are through. */
export interface FaultTable {
  add(fault: string, endState: string, message: string): void;
  print(): void;
}

export function faultTable(title: string): FaultTable {
  const rows: (readonly string[])[] = [["fault", "end state", "message"]];
  return {
    add: (...row) => rows.push(row),
    print: () => process.stdout.write(`\n${title}\n${columns(rows).join("\n")}\n`),
  };
}
