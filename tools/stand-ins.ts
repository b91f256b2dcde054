import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import type { Plugin } from "rolldown";
import { repositoryRoot } from "./root.ts";

/*
 * What stands in for modules in the packed program, so that it starts quickly: one is loaded when it is first asked for, or never.
 */

/** How code that asks for a module loads it: that is in a file at the top of the build. */
const BUILT = "built:";
const loadedAs = (name: string): string => `${BUILT}${name}`;
export const isBuilt = (id: string): boolean => id.startsWith(BUILT);
export const pathOfBuilt = (id: string): string => (isBuilt(id) ? `./${id.slice(BUILT.length)}.js` : id);

/** Whether an import is stood in for. The plugins are asked of it before what is external. */
type IsStoodInFor = (id: string, importer: string | undefined) => boolean;

/** Commander starts programs for subcommands that are files of their own; there are none, and loading child_process takes a fifth of `--help`. */
const isCommandersSubprocess: IsStoodInFor = (id, importer) =>
  id === "node:child_process" && importer?.includes(`${sep}commander${sep}`) === true;

const withoutSubprocesses: Plugin = {
  name: "without-subprocesses",
  resolveId: (id, importer) => (isCommandersSubprocess(id, importer) ? "\0none" : null),
  load: (id) => (id === "\0none" ? "export default {};" : null),
};

/** A module of these exports, each fetched at its first use. */
const fetching = (names: readonly string[], from: string): string =>
  `module.exports = {${names.map((name) => `get ${name}() { return require(${JSON.stringify(from)}).${name}; }`).join(",")}};`;

const IP_NUM = Object.keys(createRequire(import.meta.url)("ip-num") as object);
const ASKED_IP_NUM = "\0ip-num";
const isIpNum: IsStoodInFor = (id, importer) => id === "ip-num" && importer !== ASKED_IP_NUM;

/** ip-num takes more time to load than half of Node does; a spec that is text can do without. Its classes stay one package's: each is fetched at its first use. */
const ipNumWhenAsked: Plugin = {
  name: "ip-num-when-asked",
  resolveId: (id, importer) => (isIpNum(id, importer) ? ASKED_IP_NUM : null),
  load: (id) => (id === ASKED_IP_NUM ? fetching(IP_NUM, "ip-num") : null),
};

/** Modules of Node's own that take long to load, who imports them, and what of them: each is loaded when something is first asked of it. */
const BUILTINS: readonly (readonly [id: string, by: string, names: readonly string[]])[] = [
  ["crypto", `${sep}js-sha256${sep}`, ["createHash"]],
  ["node:net", `${sep}src${sep}cli${sep}export-options.ts`, ["isIP", "isIPv4"]],
];
const ASKED_BUILTIN = "\0builtin:";
const isLateBuiltin: IsStoodInFor = (id, importer) =>
  BUILTINS.some(([one, by]) => one === id && importer?.includes(by) === true);

const builtinsWhenAsked: Plugin = {
  name: "builtins-when-asked",
  resolveId: (id, importer) => (isLateBuiltin(id, importer) ? `${ASKED_BUILTIN}${id}` : null),
  load: (asked) => {
    const [id, , names] = BUILTINS.find(([one]) => asked === `${ASKED_BUILTIN}${one}`) ?? [];
    return id === undefined || names === undefined ? null : fetching(names, id);
  },
};

const REAL_ZOD = "zod";
const QUICK_ZOD = "\0quick-zod";
const isSpecsZod: IsStoodInFor = (id, importer) =>
  id === "zod" && importer?.includes(`${sep}src${sep}spec${sep}`) === true;

/** Of a sound spec zod has nothing to say: see quick-zod. */
const zodWhenAsked: Plugin = {
  name: "zod-when-asked",
  resolveId: (id, importer) => (isSpecsZod(id, importer) ? QUICK_ZOD : null),
  load: (id) =>
    id === QUICK_ZOD
      ? `import { quickZod } from ${JSON.stringify(join(repositoryRoot, "tools/quick-zod/index.ts"))};
         export const z = quickZod(() => require(${JSON.stringify(loadedAs(REAL_ZOD))}));`
      : null,
};

/** What modules import that only some specs need, by their places in the repository. */
const SOMETIMES: Readonly<Record<string, RegExp>> = {
  "src/platforms/index.ts": /^src\/platforms\/(?!frr\/)\w+\/platform\.ts$/,
  "src/platforms/hosts/index.ts": /^src\/platforms\/hosts\/\w+\.ts$/,
  "src/platforms/frr/platform.ts": /^src\/platforms\/frr\/look\.ts$/,
};

const isSometimes = (by: string, of: string): boolean => SOMETIMES[by]?.test(of) === true;

const placeOf = (path: string): string => relative(repositoryRoot, path).split(sep).join("/");

const ASKED = "\0asked:";

/** The source that an import is of, where it is to be loaded when it is asked for. */
function askedBy(id: string, importer: string | undefined): string | null {
  if (importer === undefined || !id.startsWith(".")) return null;
  const of = placeOf(join(dirname(importer), id));
  return isSometimes(placeOf(importer), of) ? of : null;
}

const exportsOf = (source: string): readonly string[] =>
  [...readFileSync(join(repositoryRoot, source), "utf8").matchAll(/^export (?:const|function) (\w+)/gm)].map(
    ([, name = ""]) => name,
  );

const sometimes: Plugin = {
  name: "sometimes",
  resolveId: (id, importer) => {
    const source = askedBy(id, importer);
    return source === null ? null : `${ASKED}${source}`;
  },
  load: (id) => {
    if (!id.startsWith(ASKED)) return null;
    const source = id.slice(ASKED.length);
    return fetching(exportsOf(source), loadedAs(nameOf(source)));
  },
};

/** Of a source: what a module is built under. */
export const nameOf = (source: string): string => join(source).replace(/\.(ts|cjs)$/, "");

/** Relative imports of values in a source that are loaded with it, and those that are loaded when asked for; dynamic ones are neither. */
export function importsOf(source: string): {
  readonly loaded: readonly string[];
  readonly asked: readonly string[];
} {
  const text = readFileSync(join(repositoryRoot, source), "utf8");
  const imports = text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^;"]*?\sfrom\s+)?"(\.[^"]+)"/gm);
  const all = [...imports].map(([, path = ""]) => placeOf(join(repositoryRoot, dirname(source), path)));
  return {
    loaded: all.filter((of) => !isSometimes(source, of)),
    asked: all.filter((of) => isSometimes(source, of)),
  };
}

/** Modules that others ask for, by the names that they are built under. */
export const ASKED_FOR: Readonly<Record<string, string>> = {
  zod: "tools/quick-zod/real.ts",
  ...Object.fromEntries(
    Object.keys(SOMETIMES).flatMap((by) => importsOf(by).asked.map((source) => [nameOf(source), source])),
  ),
};

export const standIns: readonly Plugin[] = [
  withoutSubprocesses,
  ipNumWhenAsked,
  builtinsWhenAsked,
  zodWhenAsked,
  sometimes,
];

export const isStoodInFor: IsStoodInFor = (...of) =>
  [isCommandersSubprocess, isIpNum, isLateBuiltin, isSpecsZod].some((isIt) => isIt(...of)) ||
  askedBy(...of) !== null;
