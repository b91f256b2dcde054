import ts from "typescript";

/** Says where a value is not of a declared type; empty where it is. */
export type Checker = (value: unknown) => readonly string[];

/**
 * Holds values of JSON against types of a package's declarations, strictly: properties that are not declared are
 * faults, and members of enums stand for their values.
 * @param source a module that exports each type
 */
export function checkersOf<N extends string>(
  source: string,
  names: readonly N[],
): Readonly<Record<N, Checker>> {
  const file = `${process.cwd()}/test/declared.ts`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ["lib.es2022.d.ts"],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, source, version) : getSourceFile(name, version);
  const program = ts.createProgram([file], options, host);
  const faults = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
  if (faults.length > 0)
    throw new Error(
      faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")).join("; "),
    );
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
  const exported = new Map(
    (module === undefined ? [] : checker.getExportsOfModule(module)).map((one) => [one.name, one]),
  );
  return Object.fromEntries(
    names.map((name) => {
      const symbol = exported.get(name);
      if (symbol === undefined) throw new Error(`${name} is not exported`);
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      return [name, (value: unknown) => faultsOf(checker, value, type, name)] as const;
    }),
  ) as Record<N, Checker>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isPlain(value: unknown, type: ts.Type): boolean {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true;
  if (type.isStringLiteral() || type.isNumberLiteral()) return value === type.value;
  if (type.flags & ts.TypeFlags.BooleanLiteral)
    return value === ((type as ts.Type & { intrinsicName: string }).intrinsicName === "true");
  return (
    (Boolean(type.flags & ts.TypeFlags.String) && typeof value === "string") ||
    (Boolean(type.flags & ts.TypeFlags.Number) && typeof value === "number") ||
    (Boolean(type.flags & ts.TypeFlags.Boolean) && typeof value === "boolean") ||
    (Boolean(type.flags & ts.TypeFlags.Null) && value === null)
  );
}

function faultsOf(checker: ts.TypeChecker, value: unknown, type: ts.Type, path: string): readonly string[] {
  if (isPlain(value, type)) return [];
  if (type.isUnion()) {
    const all = type.types.map((one) => faultsOf(checker, value, one, path));
    return [...all].sort((one, other) => one.length - other.length)[0] ?? [path];
  }
  if (Array.isArray(value)) {
    const [element] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
    if (element !== undefined)
      return value.flatMap((one, at) => faultsOf(checker, one, element, `${path}[${String(at)}]`));
  } else if (isRecord(value) && type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) {
    const index = type.getStringIndexType();
    const missing = type
      .getProperties()
      .filter(({ name, flags }) => !(flags & ts.SymbolFlags.Optional) && !(name in value))
      .map(({ name }) => `${path}.${name} is missing`);
    const wrong = Object.entries(value).flatMap(([name, one]) => {
      const property = type.getProperty(name);
      const declared = property === undefined ? index : checker.getTypeOfSymbol(property);
      return declared === undefined
        ? [`${path}.${name} is not declared`]
        : faultsOf(checker, one, declared, `${path}.${name}`);
    });
    return [...missing, ...wrong];
  }
  return [`${path} is no ${checker.typeToString(type)}: ${JSON.stringify(value)}`];
}
