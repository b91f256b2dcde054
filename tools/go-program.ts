import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { cacheFolder, cached, findCached } from "./cache.ts";
import { reasonOf, type Log } from "./log.ts";
import { repositoryRoot } from "./root.ts";
import { run } from "./run.ts";
import { isExecutable } from "./which.ts";

/** A program that is built from a Go module under `tools/`, which pins it. */
export interface GoProgram {
  /** Name of the executable and of the cache entry. */
  readonly name: string;
  /** The module's folder under `tools/`. Default: the name. */
  readonly folder?: string;
  /** The module whose version in go.mod is the program's. */
  readonly module: string;
  /** The package to build. */
  readonly package: string;
  /** Arguments of `go build` for that version (with its `v`). */
  readonly flags: (version: string) => readonly string[];
  /** For the log: how long a first build takes. */
  readonly takes: string;
  /** Files to copy into its folder. */
  readonly companions?: readonly string[];
}

export interface BuiltProgram {
  /** Absolute path of the executable, in a folder `bin`. */
  readonly path: string;
  readonly origin: "cache" | "go";
}

/** A build that compiles everything, on a slow machine with other work. */
const BUILD_SECONDS = 45 * 60;

/** The program if it is in the cache; nothing is built. */
export async function findGoProgram(program: GoProgram): Promise<string | undefined> {
  const entry = await cacheEntry(program);
  const folder = entry === undefined ? undefined : await findCached(entry);
  return folder && executable(program, folder);
}

/**
 * The program from the cache, else built by `go build`.
 *
 * @throws Error when Go is not installed, or with the compiler's words when the build fails
 */
export async function ensureGoProgram(program: GoProgram, log: Log): Promise<BuiltProgram> {
  const found = await findGoProgram(program);
  if (found !== undefined) return { path: found, origin: "cache" };
  const entry = entryName(program, await moduleFiles(program), await goVersion(program));
  const folder = await cached(entry, (draft) => build(program, draft, log), log);
  return { path: await executable(program, folder), origin: "go" };
}

/** The version of the program that go.mod pins, with its `v`. */
export async function pinnedVersion(program: GoProgram): Promise<string> {
  const { mod } = await moduleFiles(program);
  const line = mod
    .split("\n")
    .find((text) => text.replace("require", "").trim().startsWith(`${program.module} v`));
  const version = line?.match(/ (v\S+)/)?.[1];
  if (version === undefined)
    throw new Error(`tools/${program.folder ?? program.name}/go.mod does not require ${program.module}`);
  return version;
}

async function build(program: GoProgram, folder: string, log: Log): Promise<void> {
  const version = await pinnedVersion(program);
  const target = join(folder, "bin", program.name);
  await mkdir(dirname(target));
  log(`building ${program.name} ${version} with Go (${program.takes} the first time)`);
  const started = performance.now();
  await run("go", ["build", ...program.flags(version), "-o", target, program.package], {
    cwd: moduleFolder(program),
    env: { CGO_ENABLED: "0", GOWORK: "off" },
    timeoutSeconds: BUILD_SECONDS,
  });
  for (const file of program.companions ?? []) await copyFile(file, join(dirname(target), basename(file)));
  log(`built ${program.name} in ${Math.round((performance.now() - started) / 1000)} s`);
}

/** Everything that the executable depends on. Without Go, whatever another Go built from the same module will do. */
async function cacheEntry(program: GoProgram): Promise<string | undefined> {
  const files = await moduleFiles(program);
  try {
    return entryName(program, files, await goVersion(program));
  } catch {
    const prefix = entryName(program, files, "");
    const entries = await readdir(cacheFolder()).catch(() => []);
    return entries.find((entry) => entry.startsWith(prefix) && entry.endsWith(`-${process.arch}`));
  }
}

function entryName(program: GoProgram, files: ModuleFiles, go: string): string {
  const hash = createHash("sha256").update(files.mod).update(files.sum).digest("hex").slice(0, 12);
  return `${program.name}-${hash}-${go}`;
}

interface ModuleFiles {
  readonly mod: string;
  readonly sum: string;
}

async function moduleFiles(program: GoProgram): Promise<ModuleFiles> {
  const read = (file: string) => readFile(join(moduleFolder(program), file), "utf8");
  const [mod, sum] = await Promise.all([read("go.mod"), read("go.sum")]);
  return { mod, sum };
}

/** For example go1.26.0-linux-x64: of the toolchain that the module would be built with. */
async function goVersion(program: GoProgram): Promise<string> {
  try {
    const { stdout } = await run("go", ["env", "GOVERSION"], { cwd: moduleFolder(program) });
    return `${stdout.trim()}-${process.platform}-${process.arch}`;
  } catch (error) {
    throw new Error(`Go cannot be used (https://go.dev/dl): ${reasonOf(error)}`, { cause: error });
  }
}

function moduleFolder(program: GoProgram): string {
  return join(repositoryRoot, "tools", program.folder ?? program.name);
}

async function executable(program: GoProgram, folder: string): Promise<string> {
  const path = join(folder, "bin", program.name);
  if (await isExecutable(path)) return path;
  throw new Error(`${folder} holds no ${program.name}: remove that folder and try again`);
}
