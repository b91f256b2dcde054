import { globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, relative, sep } from "node:path";
import { rolldown, type OutputChunk, type Plugin } from "rolldown";
import { minify } from "rolldown/utils";
import { importable, NEEDS, SEPARATE, type Manifest } from "./published-manifest.ts";
import { repositoryRoot } from "./root.ts";
import { ASKED_FOR, importsOf, isBuilt, isStoodInFor, nameOf, pathOfBuilt, standIns } from "./stand-ins.ts";

/** What stands before the code of an entry that needs packages of the user's own choice: their absence said in words, not by a loader. */
function needsOf(manifest: Manifest, source: string): string {
  const [name] = importable(manifest).find(([, path]) => join(path) === source) ?? [];
  const needed = name === undefined ? undefined : NEEDS[name];
  if (name === undefined || needed === undefined) return "";
  const text = `${manifest.name}${name.slice(1)} needs ${needed.join(" and ")}: npm install ${needed.join(" ")}`;
  return `for (const name of ${JSON.stringify(needed)}) {
  try {
    require.resolve(name);
  } catch {
    throw Object.assign(new Error(${JSON.stringify(text)}), { code: "MODULE_NOT_FOUND" });
  }
}`;
}

/** Of a module's path: the package that it comes from. */
const packageOf = (id: string): string | null =>
  /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1] ?? null;

const licenceOf = (name: string): string => {
  const folder = join(repositoryRoot, "node_modules", name);
  const [file = ""] = globSync("{LICENSE,LICENCE,license}*", { cwd: folder });
  return readFileSync(join(folder, file), "utf8").trim();
};

/** The licences of packages whose code is in these chunks, as they ask for. */
export function noticesOf(chunks: readonly OutputChunk[]): string {
  const names = new Set(chunks.flatMap(({ moduleIds }) => moduleIds.flatMap((id) => packageOf(id) ?? [])));
  const notices = [...names].sort().map((name) => `${name}\n\n${licenceOf(name)}\n`);
  return `Code of these packages is in dist/cjs.\n\n${notices.join(`\n${"-".repeat(40)}\n\n`)}`;
}

/** A source and all that is loaded with it. */
function closure(sources: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...sources];
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    if (found.has(source)) continue;
    found.add(source);
    waiting.push(...importsOf(source).loaded);
  }
  return found;
}

/** What the command line loads whatever it is asked, what every verb does that compiles a spec, and what is loaded for some specs. */
const RUN = closure(["src/cli/run.ts", "src/cli/streams.ts"]);
const CORE = closure(["src/cli/verbs/validate.ts"]);
const ASKED = closure(Object.values(ASKED_FOR));

const isIn =
  (...sets: readonly ReadonlySet<string>[]) =>
  (id: string): boolean =>
    sets.every((set) => set.has(relative(repositoryRoot, id).split(sep).join("/")));

/** Files that others share, the first that a module is in. Each has what its modules import, too, but for what is in one before it. */
const GROUPS = [
  { name: "runtime", test: /rolldown.runtime/ },
  { name: "zod-itself", test: /node_modules[\\/]zod[\\/]/ },
  // The core is without what only the command line needs.
  { name: "light", test: isIn(RUN, CORE) },
  { name: "run", test: isIn(RUN) },
  { name: "core", test: isIn(CORE) },
  { name: "platforms", test: isIn(ASKED) },
].map((group, at, { length }) => ({ ...group, priority: length - at }));

/**
 * What is shared is made small, once all else is done: before, its whitespace would come back. Text is ASCII alone, which V8 keeps in half
 * the bytes. Entries are left as they are: of the providers in them Pulumi keeps the text in its state, which must not change from one
 * release to the next.
 */
const sharedMadeSmall: Plugin = {
  name: "shared-made-small",
  async generateBundle(_, output) {
    for (const chunk of Object.values(output)) {
      if (chunk.type !== "chunk" || (chunk.isEntry && !(chunk.name in ASKED_FOR))) continue;
      const { code, errors } = await minify(chunk.fileName, chunk.code, {
        mangle: { toplevel: true },
        codegen: { asciiOnly: true },
      });
      if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("; "));
      chunk.code = code;
    }
  },
};

/**
 * Writes all entries as CommonJS modules, each one file and the chunks that it shares with others. CommonJS, for it starts
 * faster, and one copy serves `import` and `require`, so that there is one of each class.
 */
export async function bundle(manifest: Manifest, folder: string): Promise<readonly OutputChunk[]> {
  const sources = [...importable(manifest).map(([, path]) => path), ...new Set(Object.values(manifest.bin))];
  const own = [...SEPARATE, ...Object.keys(manifest.peerDependencies), manifest.name];
  const build = await rolldown({
    cwd: repositoryRoot,
    input: {
      ...Object.fromEntries(sources.map((path) => [nameOf(path), path])),
      ...ASKED_FOR,
    },
    platform: "node",
    // The plugins are asked first of what they stand in for.
    external: (id, importer) =>
      !isStoodInFor(id, importer) &&
      (isBuilt(id) ||
        builtinModules.includes(id) ||
        id.startsWith("node:") ||
        own.some((name) => id === name || id.startsWith(`${name}/`))),
    plugins: [...standIns, sharedMadeSmall],
    // The messages of what may be wrong; an import that is not found is an error in any case.
    onLog: (level, log) => {
      if (level === "warn") throw new Error(log.message);
    },
  });
  const { output } = await build.write({
    dir: folder,
    format: "cjs",
    exports: "named",
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    // Code is read in the sources, and in the declarations by editors.
    comments: false,
    banner: ({ isEntry, facadeModuleId }) =>
      isEntry && facadeModuleId !== null ? needsOf(manifest, relative(repositoryRoot, facadeModuleId)) : "",
    codeSplitting: { groups: [...GROUPS] },
    paths: pathOfBuilt,
  });
  await build.close();
  return output.filter((one) => one.type === "chunk");
}
