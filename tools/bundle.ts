import { globSync, readFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { rolldown, type OutputChunk, type Plugin } from "rolldown";
import { minify } from "rolldown/utils";
import { importable, NEEDS, SEPARATE, type Manifest } from "./published-manifest.ts";
import { repositoryRoot } from "./root.ts";

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

type StandIn = (id: string, importer: string | undefined) => boolean;

/** Commander starts programs for subcommands that are files of their own; there are none, and loading child_process takes a fifth of `--help`. */
const isCommandersSubprocess: StandIn = (id, importer) =>
  id === "node:child_process" && importer?.includes(`${sep}commander${sep}`) === true;

const withoutSubprocesses: Plugin = {
  name: "without-subprocesses",
  resolveId: (id, importer) => (isCommandersSubprocess(id, importer) ? "\0none" : null),
  load: (id) => (id === "\0none" ? "export default {};" : null),
};

const IP_NUM = Object.keys(createRequire(import.meta.url)("ip-num") as object);
const WHEN_ASKED = "\0ip-num";
const isIpNum: StandIn = (id, importer) => id === "ip-num" && importer !== WHEN_ASKED;

/** ip-num takes more time to load than half of Node does; a spec that is text can do without. Its classes stay one package's: each is fetched at its first use. */
const ipNumWhenAsked: Plugin = {
  name: "ip-num-when-asked",
  resolveId: (id, importer) => (isIpNum(id, importer) ? WHEN_ASKED : null),
  load: (id) =>
    id === WHEN_ASKED
      ? `module.exports = {${IP_NUM.map((name) => `get ${name}() { return require("ip-num").${name}; }`).join(",")}};`
      : null,
};

const isStoodInFor: StandIn = (...of) => isCommandersSubprocess(...of) || isIpNum(...of);

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

/** What the command line loads before it knows its verb, though other modules want it too. */
const LIGHT = /[\\/]src[\\/]text[\\/]|[\\/]simulate[\\/]unsettled\.ts$|[\\/]report[\\/]draw[\\/]options\.ts$/;
/** What the command line loads whatever it is asked: one file. */
const STARTED = /[\\/]cli[\\/](run|streams)\.ts$/;
/** What every verb but `deliver` needs. */
const CORE =
  /[\\/]src[\\/](?!cli|deliver|review|report[\\/]draw)|node_modules[\\/](yaml|zod|fastest-levenshtein)[\\/]/;

/**
 * What is shared is made small. Entries are left as they are: of the providers in them Pulumi keeps the text in its state, which must not change
 * from one release to the next.
 */
const sharedMadeSmall: Plugin = {
  name: "shared-made-small",
  async renderChunk(code, { name, isEntry }) {
    if (isEntry) return null;
    const { code: small, errors } = await minify(`${name}.js`, code, { mangle: { toplevel: true } });
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("; "));
    return small;
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
    input: Object.fromEntries(sources.map((path) => [join(path).replace(/\.(ts|cjs)$/, ""), path])),
    platform: "node",
    // The plugins are asked first of what they stand in for.
    external: (id, importer) =>
      !isStoodInFor(id, importer) &&
      (builtinModules.includes(id) ||
        id.startsWith("node:") ||
        own.some((name) => id === name || id.startsWith(`${name}/`))),
    plugins: [withoutSubprocesses, ipNumWhenAsked, sharedMadeSmall],
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
    codeSplitting: {
      groups: [
        { name: "runtime", test: /rolldown.runtime/, priority: 3 },
        { name: "light", test: LIGHT, priority: 2 },
        { name: "core", test: CORE, priority: 1 },
        { name: "run", test: STARTED, priority: 1 },
      ],
    },
  });
  await build.close();
  return output.filter((one) => one.type === "chunk");
}
