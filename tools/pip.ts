import { cached, findCached } from "./cache.ts";
import { found, missing, type Finding } from "./finding.ts";
import { reasonOf, type Log } from "./log.ts";
import { run } from "./run.ts";
import { which } from "./which.ts";

/** Packages of PyPI for tests, and how they are called. */
export interface PipPackages {
  /** In a sentence, as in "Pulumi's SDK for Python". */
  readonly title: string;
  /** What the folder in the cache begins with. */
  readonly entry: string;
  /** With exact versions, as pip reads them. */
  readonly pinned: readonly string[];
}

export interface Installed {
  /** Path of the interpreter. */
  readonly python: string;
  /** Folder for PYTHONPATH. */
  readonly folder: string;
}

const REMEDY = "install Python 3.10 or newer with pip";

/** The packages in the cache; nothing is downloaded. */
export async function findPackages({ title, entry }: PipPackages): Promise<Finding<Installed>> {
  const python = await which("python3");
  if (python === undefined) return missing(`no python3 on PATH: ${REMEDY}`);
  try {
    const folder = await findCached(await entryFor(python, entry));
    return folder === undefined
      ? missing(`${title} is not in the cache: npm test prepares it`)
      : found({ python, folder });
  } catch (error) {
    return missing(`${reasonOf(error)}; ${REMEDY}`);
  }
}

/** The packages from the cache, else from PyPI by pip. */
export async function ensurePackages(packages: PipPackages, log: Log): Promise<Finding<Installed>> {
  const before = await findPackages(packages);
  const python = await which("python3");
  if (before.ok || python === undefined) return before;
  try {
    const folder = await cached(
      await entryFor(python, packages.entry),
      async (draft) => {
        log(`installing ${packages.title} (${packages.pinned.join(", ")}) with pip`);
        const options = ["--quiet", "--disable-pip-version-check", "--no-input", "--target", draft];
        await run(python, ["-m", "pip", "install", ...options, ...packages.pinned], { timeoutSeconds: 600 });
      },
      log,
    );
    return found({ python, folder });
  } catch (error) {
    return missing(`${reasonOf(error)}; ${REMEDY}`);
  }
}

/** Packages with compiled parts are made for one version of Python. */
async function entryFor(python: string, entry: string): Promise<string> {
  const { stdout } = await run(python, ["-c", "import sys; print(sys.implementation.cache_tag)"]);
  return `${entry}-${stdout.trim()}-${process.platform}-${process.arch}`;
}
