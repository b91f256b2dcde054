/** What of package.json matters here; the rest is carried through. */
export interface Manifest {
  readonly exports: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** The module formats that are built, and the folder of each. */
export const FORMATS = { esm: "module", cjs: "commonjs" } as const;

export type Format = keyof typeof FORMATS;

/** Fields that speak of the repository and not of the package. */
const REPOSITORY_ONLY = new Set(["scripts", "devDependencies"]);

const isSource = (path: string): boolean => path.endsWith(".ts");

const built = (source: string, format: Format, extension: string): string =>
  `./dist/${format}/${source.replace(/^\.\//, "").replace(/\.ts$/, extension)}`;

const target = (source: string, format: Format): object => ({
  types: built(source, format, ".d.ts"),
  default: built(source, format, ".js"),
});

/** Sources that must be built: what `exports` names and, as ES modules only, what `bin` does. */
export const entryPoints = ({ exports, bin }: Manifest, format: Format): readonly string[] => [
  ...Object.values(exports).filter(isSource),
  ...(format === "esm" ? Object.values(bin) : []),
];

/**
 * The package.json that is published. That of the repository names sources, so that everything there runs without a build; in the
 * published one each of them has become what was built of it: an ES module and a CommonJS one, each with its types.
 */
export function publishedManifest(manifest: Manifest): Readonly<Record<string, unknown>> {
  const kept = Object.entries(manifest).filter(([field]) => !REPOSITORY_ONLY.has(field));
  const sources = Object.entries(manifest.exports).filter(([, path]) => isSource(path));
  const conditions = sources.map(([name, path]): [string, object] => [
    name,
    { import: target(path, "esm"), require: target(path, "cjs") },
  ]);
  const main = manifest.exports["."] ?? "";
  // Compilers that resolve modules as Node 10 did know no `exports`.
  const typesVersions = sources.flatMap(([name, path]): [string, string[]][] =>
    name === "." ? [] : [[name.slice(2), [built(path, "cjs", ".d.ts")]]],
  );
  const bin = Object.entries(manifest.bin).map(([name, path]): [string, string] => [
    name,
    built(path, "esm", ".js").slice(2),
  ]);
  return {
    ...Object.fromEntries<unknown>(kept),
    main: built(main, "cjs", ".js"),
    types: built(main, "cjs", ".d.ts"),
    typesVersions: { "*": Object.fromEntries(typesVersions) },
    exports: { ...manifest.exports, ...Object.fromEntries(conditions) },
    bin: Object.fromEntries(bin),
  };
}
