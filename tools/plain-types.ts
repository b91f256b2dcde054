import { dirname, relative, sep } from "node:path";
import ts from "typescript";

/* Types that are read off zod's schemas, written out: zod's code is in the package, and its types are in none of its users'. */

const FLAGS: ts.TypeFormatFlags =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.InTypeAlias |
  ts.TypeFormatFlags.UseStructuralFallback |
  ts.TypeFormatFlags.WriteArrayAsGenericType;

/** What is not to be in declarations that users have. */
export const speaksOfZod = (text: string): boolean => /\bz\./.test(text);

/** Absolute paths, which the checker writes for what a file does not import, from where the file is. */
const withRelativeImports = (text: string, from: string): string =>
  text.replaceAll(/import\("(\/[^"]+?)(?:\.ts)?"\)/g, (_, path: string) => {
    const way = relative(dirname(from), path).split(sep).join("/");
    return `import("${way.startsWith(".") ? way : `./${way}`}.ts")`;
  });

/** A file's declarations without zod: types that it is asked for are written out, and the schemas themselves left out. */
export function withoutZod(checker: ts.TypeChecker, source: ts.SourceFile, declarations: string): string {
  if (!declarations.includes('from "zod"')) return declarations;
  const types = new Map(
    source.statements
      .filter((one) => ts.isTypeAliasDeclaration(one))
      .map((one) => [one.name.text, checker.getTypeAtLocation(one)]),
  );
  const parsed = ts.createSourceFile("declarations.d.ts", declarations, ts.ScriptTarget.Latest, true);
  const written = parsed.statements.map((statement): string => {
    const text = statement.getFullText(parsed);
    if (ts.isImportDeclaration(statement) && statement.moduleSpecifier.getText(parsed).includes('"zod"'))
      return "";
    if (!speaksOfZod(statement.getText(parsed))) return text;
    if (ts.isVariableStatement(statement) || ts.isFunctionDeclaration(statement)) return "";
    if (!ts.isTypeAliasDeclaration(statement)) return text;
    const type = types.get(statement.name.text);
    if (type === undefined) return text;
    const plain = withRelativeImports(checker.typeToString(type, source, FLAGS), source.fileName);
    const before = text.slice(0, text.indexOf(statement.type.getText(parsed)));
    return `${before}${plain};`;
  });
  return `${written.join("")}\n`;
}
