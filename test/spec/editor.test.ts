import { join } from "node:path";
import ts from "typescript";
import { datacenterJsonSchema, type JsonSchema } from "../../src/spec/json-schema.ts";

/* What an editor shows of a field: asked of TypeScript's own language service, of a program that uses the type as a user does. */

const members = (schema: JsonSchema): readonly JsonSchema[] => schema.oneOf?.flatMap(members) ?? [schema];

const file = join(process.cwd(), "test", "spec", "editor-probe.ts");
const isConstant = (field: JsonSchema): boolean => "const" in field;

interface Probe {
  readonly path: string;
  readonly description: string;
  /** A spec that has the field, its name between two marks. */
  readonly text: string;
}

/** One probe for each field with a description; constants that tell members of a union apart are given along. */
function probes(schema: JsonSchema, path: string, wrap: (inner: string) => string): readonly Probe[] {
  if (schema.items !== undefined) return probes(schema.items, `${path}[]`, (inner) => wrap(`[${inner}]`));
  return members(schema).flatMap(({ properties = {} }) => {
    const along = Object.entries(properties)
      .filter(([, field]) => isConstant(field))
      .map(([name, field]) => `${name}: ${JSON.stringify(field["const"])}, `)
      .join("");
    return Object.entries(properties)
      .filter(([name, field]) => !name.startsWith("$") && !isConstant(field))
      .flatMap(([name, field]) => [
        {
          path: `${path}.${name}`,
          description: String(field["description"]),
          text: wrap(`{ ${along}⟨${name}⟩: undefined as never }`),
        },
        ...probes(field, `${path}.${name}`, (inner) => wrap(`{ ${along}${name}: ${inner} }`)),
      ]);
  });
}

it("an editor shows every field's documentation in TypeScript", () => {
  const all = probes(datacenterJsonSchema(), "", (inner) => inner);
  expect(all.length).toBeGreaterThan(150);
  expect(all.filter(({ description }) => description === "undefined")).toEqual([]);
  const head = 'import type { DatacenterSpec } from "../../src/index.ts";\n';
  const marked =
    head + all.map(({ text }, at) => `export const s${String(at)}: DatacenterSpec = ${text};\n`).join("");
  const starts: number[] = [];
  let source = "";
  for (const part of marked.split(/([⟨⟩])/)) {
    if (part === "⟨") starts.push(source.length);
    else if (part !== "⟩") source += part;
  }
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    types: [],
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = path === file ? source : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: (path) => (path === file ? source : ts.sys.readFile(path)),
  });
  const shown = all.map(({ path }, at) => {
    const info = service.getQuickInfoAtPosition(file, starts[at] ?? 0);
    return [path, ts.displayPartsToString(info?.documentation)];
  });
  expect(shown).toEqual(all.map(({ path, description }) => [path, description]));
});
