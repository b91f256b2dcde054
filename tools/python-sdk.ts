import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, findCached } from "./cache.ts";
import { found, missing, type Finding } from "./finding.ts";
import { reasonOf, type Log } from "./log.ts";
import { repositoryRoot } from "./root.ts";
import { run } from "./run.ts";
import { which } from "./which.ts";

/** Pulumi's SDK for Python: programs in another language than ours, for tests of the plugin. */
export interface PythonSdk {
  /** Path of the interpreter. */
  readonly python: string;
  /** Folder for PYTHONPATH. */
  readonly folder: string;
}

const REMEDY = "install Python 3.10 or newer with pip";

/** The SDK in the cache; nothing is downloaded. */
export async function findPythonSdk(): Promise<Finding<PythonSdk>> {
  const python = await which("python3");
  if (python === undefined) return missing(`no python3 on PATH: ${REMEDY}`);
  try {
    const folder = await findCached(await entryFor(python));
    return folder === undefined
      ? missing("Pulumi's SDK for Python is not in the cache: npm test prepares it")
      : found({ python, folder });
  } catch (error) {
    return missing(`${reasonOf(error)}; ${REMEDY}`);
  }
}

/** The SDK from the cache, else from PyPI by pip. */
export async function ensurePythonSdk(log: Log): Promise<Finding<PythonSdk>> {
  const before = await findPythonSdk();
  const python = await which("python3");
  if (before.ok || python === undefined) return before;
  try {
    const version = await sdkVersion();
    const folder = await cached(
      await entryFor(python),
      async (draft) => {
        log(`installing Pulumi's SDK for Python ${version} with pip`);
        const options = ["--quiet", "--disable-pip-version-check", "--no-input", "--target", draft];
        await run(python, ["-m", "pip", "install", ...options, `pulumi==${version}`], {
          timeoutSeconds: 600,
        });
      },
      log,
    );
    return found({ python, folder });
  } catch (error) {
    return missing(`${reasonOf(error)}; ${REMEDY}`);
  }
}

/** Packages with compiled parts are made for one version of Python. */
async function entryFor(python: string): Promise<string> {
  const { stdout } = await run(python, ["-c", "import sys; print(sys.implementation.cache_tag)"]);
  return `python-pulumi-${await sdkVersion()}-${stdout.trim()}-${process.platform}-${process.arch}`;
}

/** That of the SDK for Node, with which it was tried. */
async function sdkVersion(): Promise<string> {
  const manifest = join(repositoryRoot, "node_modules", "@pulumi", "pulumi", "package.json");
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  return version;
}
