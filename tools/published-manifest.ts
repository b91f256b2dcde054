/** What of package.json matters here; the rest is carried through. */
export interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Fields that speak of the repository and not of the package. */
const REPOSITORY_ONLY = new Set(["scripts", "devDependencies"]);

/**
 * Dependencies that users meet as packages: ip-num's objects are handed over as values, and ssh2 is looked after by who watches for
 * advisories. The code of all others is in what is built.
 */
export const SEPARATE: readonly string[] = ["ip-num", "ssh2"];

/** What an export can't do without and a user of the command line can. npm installs none of them by itself. */
export const NEEDS: Readonly<Record<string, readonly string[]>> = {
  "./components": ["@pulumi/pulumi", "@pulumi/kubernetes"],
  "./policy": ["@pulumi/policy", "@pulumi/pulumi"],
  "./cdktf": ["cdktf", "constructs", "@cdktf/provider-null"],
};

const isSource = (path: string): boolean => path.endsWith(".ts");

/** A source's place in `dist`, with another extension; there are CommonJS modules, and ES modules that hand on what those export. */
export const built = (source: string, folder: "cjs" | "esm", extension: string): string =>
  `./dist/${folder}/${source.replace(/^\.\//, "").replace(/\.(ts|cjs)$/, extension)}`;

const target = (source: string, folder: "cjs" | "esm"): object => ({
  types: built(source, folder, ".d.ts"),
  default: built(source, folder, ".js"),
});

/** Sources that programs import, by the name of the export. */
export const importable = ({ exports }: Manifest): readonly (readonly [string, string])[] =>
  Object.entries(exports).filter(([, path]) => isSource(path));

/**
 * The package.json that is published. That of the repository names sources, so that everything there runs without a build; in the
 * published one each of them has become what was built of it: an ES module and a CommonJS one, each with its types.
 */
export function publishedManifest(manifest: Manifest): Readonly<Record<string, unknown>> {
  const kept = Object.entries(manifest).filter(([field]) => !REPOSITORY_ONLY.has(field));
  const sources = importable(manifest);
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
    built(path, "cjs", ".js").slice(2),
  ]);
  const dependencies = Object.entries(manifest.dependencies).filter(([name]) => SEPARATE.includes(name));
  const optional = Object.keys(manifest.peerDependencies).map((name): [string, object] => [
    name,
    { optional: true },
  ]);
  return {
    ...Object.fromEntries<unknown>(kept),
    main: built(main, "cjs", ".js"),
    types: built(main, "cjs", ".d.ts"),
    typesVersions: { "*": Object.fromEntries(typesVersions) },
    exports: { ...manifest.exports, ...Object.fromEntries(conditions) },
    bin: Object.fromEntries(bin),
    dependencies: Object.fromEntries(dependencies),
    peerDependenciesMeta: Object.fromEntries(optional),
  };
}
