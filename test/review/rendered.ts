import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** A comment as GitHub renders it. */
export function rendered(markdown: string): string {
  const program = join(process.cwd(), "test", "review", "render-markdown.fixture.ts");
  const { stdout, stderr } = spawnSync(process.execPath, [program], {
    input: markdown,
    encoding: "utf8",
    maxBuffer: 16 * 1024 * 1024,
  });
  if (stdout === "") throw new Error(stderr);
  return stdout;
}

const count = (html: string, tag: string): number => html.split(tag).length - 1;

/** What is broken in the rendered comment: rows of other lengths than their table's head, folds left open, Markdown that was not read. */
export function faultsIn(markdown: string): readonly string[] {
  const html = rendered(markdown);
  const faults: string[] = [];
  const opened = count(html, "<details>");
  if (opened !== count(html, "</details>")) faults.push("a fold is left open");
  if (opened !== count(html, "<summary>")) faults.push("a fold without a summary");
  for (const [table] of html.matchAll(/<table>.*?<\/table>/gs)) {
    const columns = count(table, "<th>");
    for (const [row] of table.matchAll(/<tr>.*?<\/tr>/gs))
      if (count(row, "<td>") + count(row, "<th>") !== columns) faults.push(`a row of another length: ${row}`);
  }
  if (count(html, "<table>") !== markdown.split(/^\| --- /gm).length - 1 - inCode(markdown))
    faults.push("a table is not one");
  if (/<p>(\||#{1,6} |```)/.test(html)) faults.push("Markdown stands as text");
  return faults;
}

/** Rulers of tables that only stand in a block of code. */
const inCode = (markdown: string): number =>
  [...markdown.matchAll(/^(`{3,})diff\n.*?^\1$/gms)].reduce(
    (sum, [block]) => sum + block.split(/^\| --- /gm).length - 1,
    0,
  );
