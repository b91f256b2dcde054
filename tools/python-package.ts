import { cached, findCached } from "./cache.ts";
import { found, missing, type Finding } from "./finding.ts";
import { reasonOf, type Log } from "./log.ts";
import { run } from "./run.ts";
import { which } from "./which.ts";

/** A package of PyPI, with whatever it needs itself. */
export interface PythonPackage {
  /** Path of the interpreter. */
  readonly python: string;
  /** Folder for PYTHONPATH. */
  readonly folder: string;
}

export interface WantedPackage {
  /** What people call it. */
  readonly title: string;
  /** PyPI's name. */
  readonly name: string;
  /** The one version with which it was tried. */
  readonly version: () => Promise<string>;
  /** What else is to be there, in the one version each with which it was tried, as pip reads it. Default nothing. */
  readonly besides?: readonly string[];
}

const REMEDY = "install Python 3.10 or newer with pip";

/** The package in the cache; nothing is downloaded. */
export async function findPythonPackage(wanted: WantedPackage): Promise<Finding<PythonPackage>> {
  const python = await which("python3");
  if (python === undefined) return missing(`no python3 on PATH: ${REMEDY}`);
  try {
    const folder = await findCached(await entryFor(python, wanted));
    return folder === undefined
      ? missing(`${wanted.title} is not in the cache: npm test prepares it`)
      : found({ python, folder });
  } catch (error) {
    return missing(`${reasonOf(error)}; ${REMEDY}`);
  }
}

/** The package from the cache, else from PyPI by pip. */
export async function ensurePythonPackage(wanted: WantedPackage, log: Log): Promise<Finding<PythonPackage>> {
  const before = await findPythonPackage(wanted);
  const python = await which("python3");
  if (before.ok || python === undefined) return before;
  try {
    const version = await wanted.version();
    const folder = await cached(
      await entryFor(python, wanted),
      async (draft) => {
        log(`installing ${wanted.title} ${version} with pip`);
        const options = ["--quiet", "--disable-pip-version-check", "--no-input", "--target", draft];
        const packages = [`${wanted.name}==${version}`, ...(wanted.besides ?? [])];
        await run(python, ["-m", "pip", "install", ...options, ...packages], { timeoutSeconds: 600 });
      },
      log,
    );
    return found({ python, folder });
  } catch (error) {
    return missing(`${reasonOf(error)}; ${REMEDY}`);
  }
}

/** Packages with compiled parts are made for one version of Python. */
async function entryFor(python: string, { name, version }: WantedPackage): Promise<string> {
  const { stdout } = await run(python, ["-c", "import sys; print(sys.implementation.cache_tag)"]);
  return `python-${name}-${await version()}-${stdout.trim()}-${process.platform}-${process.arch}`;
}
