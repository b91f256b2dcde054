import { globSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** Declarations that the given ones lead to, themselves included. They import one another by relative paths that end in `.js`. */
function reachable(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const folder = dirname(path);
    const { importedFiles } = ts.preProcessFile(readFileSync(path, "utf8"), true, false);
    for (const { fileName } of importedFiles)
      if (fileName.startsWith(".")) waiting.push(join(folder, fileName.replace(/\.js$/, ".d.ts")));
  }
  return found;
}

/** Removes the declarations in a folder that the entries do not lead to: nobody can name what they declare. */
export function pruneDeclarations(folder: string, entries: readonly string[]): void {
  const kept = reachable(entries);
  for (const path of globSync("**/*.d.ts", { cwd: folder }).map((found) => join(folder, found)))
    if (!kept.has(path)) rmSync(path);
}
