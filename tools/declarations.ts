import { globSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { speaksOfZod, withoutZod } from "./plain-types.ts";
import { repositoryRoot } from "./root.ts";

/** Declarations keep the sources' `.ts` in their imports, which not every compiler that reads them takes. */
const withJsImports = (declarations: string): string =>
  declarations.replaceAll(/(from |import\(|import )"(\.{1,2}\/[^"]+)\.ts"/g, '$1"$2.js"');

function projectFor(entries: readonly string[], folder: string): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(join(repositoryRoot, "tsconfig.json"), (path) =>
    ts.sys.readFile(path),
  ) as { config: object };
  const project = { ...config, include: [], files: entries };
  return ts.parseJsonConfigFileContent(project, ts.sys, repositoryRoot, {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    types: ["node"],
    rootDir: repositoryRoot,
    outDir: folder,
  });
}

/**
 * Writes the declarations that the entries lead to, of types that need no other package than those that users have.
 * @throws Error with the compiler's words
 */
export function writeDeclarations(entries: readonly string[], folder: string): void {
  const { options, fileNames, errors } = projectFor(entries, folder);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram(fileNames, options, host);
  const write: ts.WriteFileCallback = (path, text, mark, onError, sources) => {
    const [source] = sources ?? [];
    const plain = source === undefined ? text : withoutZod(program.getTypeChecker(), source, text);
    host.writeFile(path, withJsImports(plain), mark, onError, sources);
  };
  const found = [...errors, ...ts.getPreEmitDiagnostics(program)];
  if (found.length === 0) found.push(...program.emit(undefined, write).diagnostics);
  if (found.length > 0) throw new Error(ts.formatDiagnostics(found, host));
  prune(
    folder,
    entries.map((entry) => join(folder, relative(repositoryRoot, entry).replace(/\.ts$/, ".d.ts"))),
  );
}

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
function prune(folder: string, entries: readonly string[]): void {
  const kept = reachable(entries);
  for (const path of globSync("**/*.d.ts", { cwd: folder }).map((found) => join(folder, found)))
    if (!kept.has(path)) rmSync(path);
  for (const path of kept)
    if (speaksOfZod(readFileSync(path, "utf8")))
      throw new Error(`${path} speaks of zod, which its users do not have`);
}
