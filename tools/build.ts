import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { pruneDeclarations } from "./declarations.ts";
import { entryPoints, FORMATS, type Format, type Manifest } from "./published-manifest.ts";
import { repositoryRoot } from "./root.ts";

/*
 * `npm run build`: what package.json exports, as JavaScript with types: ES modules in dist/esm, CommonJS in dist/cjs. The compiler
 * writes both from the same sources; only the module format that it believes them to have differs.
 */

const manifestFile = join(repositoryRoot, "package.json");
const manifest = JSON.parse(await readFile(manifestFile, "utf8")) as Manifest;
const posix = (path: string): string => path.replaceAll("\\", "/");

function projectFor(format: Format): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(join(repositoryRoot, "tsconfig.json"), (path) =>
    ts.sys.readFile(path),
  ) as { config: object };
  const project = { ...config, include: [], files: entryPoints(manifest, format) };
  return ts.parseJsonConfigFileContent(project, ts.sys, repositoryRoot, {
    noEmit: false,
    declaration: true,
    // It would refuse to write an `import` as `require`.
    verbatimModuleSyntax: false,
    types: ["node"],
    rootDir: repositoryRoot,
    outDir: join(repositoryRoot, "dist", format),
  });
}

/** Declarations keep the sources' `.ts` in their imports, which not every compiler that reads them takes. */
const withJsImports = (declarations: string): string =>
  declarations.replaceAll(/(from |import\(|import )"(\.{1,2}\/[^"]+)\.ts"/g, '$1"$2.js"');

const printer = ts.createPrinter({ removeComments: true });

/** Code is read in the sources, and in the declarations by editors: what runs does without its comments, which are a third of it. */
const withoutComments = (path: string, code: string): string =>
  printer.printFile(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS));

/** A host for which this package has the given format, whatever its package.json says. */
function hostFor(options: ts.CompilerOptions, format: Format): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    readFile: (path) =>
      posix(path) === posix(manifestFile)
        ? JSON.stringify({ ...manifest, type: FORMATS[format] })
        : host.readFile(path),
    writeFile: (path, text, ...rest) => {
      const isDeclaration = path.endsWith(".d.ts");
      host.writeFile(path, isDeclaration ? withJsImports(text) : withoutComments(path, text), ...rest);
    },
  };
}

/** @throws Error with the compiler's words */
function compileAs(format: Format): void {
  const { options, fileNames, errors } = projectFor(format);
  const host = hostFor(options, format);
  const program = ts.createProgram(fileNames, options, host);
  // The types are the same in both formats, so they are checked once.
  const found = [...errors, ...(format === "esm" ? ts.getPreEmitDiagnostics(program) : [])];
  if (found.length === 0) found.push(...program.emit().diagnostics);
  if (found.length > 0) throw new Error(ts.formatDiagnostics(found, host));
}

const dist = join(repositoryRoot, "dist");
await rm(dist, { recursive: true, force: true });
for (const format of ["esm", "cjs"] as const) {
  compileAs(format);
  pruneDeclarations(
    join(dist, format),
    // A program that is run has no types for others.
    entryPoints({ ...manifest, bin: {} }, format).map((source) =>
      join(dist, format, source.replace(/\.ts$/, ".d.ts")),
    ),
  );
  await writeFile(join(dist, format, "package.json"), `{ "type": "${FORMATS[format]}" }\n`);
}
