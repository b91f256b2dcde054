import { apt, installPackages, whyNotInstall } from "./apt.ts";
import { found, missing, type Finding } from "./finding.ts";
import { reasonOf, type Log } from "./log.ts";
import { which } from "./which.ts";

/** Paths of the shells that the command line completes words for. */
export interface Shells {
  readonly bash: string;
  readonly zsh: string;
  readonly fish: string;
}

const NAMES = ["bash", "zsh", "fish"] as const;

/** The shells on PATH; installs nothing. */
export async function findShells(): Promise<Finding<Shells>> {
  const paths = await Promise.all(NAMES.map(async (name) => [name, await which(name)] as const));
  const absent = paths.flatMap(([name, path]) => (path === undefined ? [name] : []));
  if (absent.length > 0)
    return missing(
      `not on PATH: ${absent.join(", ")}; run as root: apt-get update && apt-get install ${absent.join(" ")}`,
    );
  return found(Object.fromEntries(paths) as unknown as Shells);
}

/** The shells from PATH, else Debian's, installed under the same conditions as the lab's programs. */
export async function ensureShells(log: Log): Promise<Finding<Shells>> {
  const before = await findShells();
  if (before.ok) return before;
  const obstacle = await whyNotInstall();
  if (obstacle !== undefined) return missing(`${obstacle}; ${before.reason}`);
  try {
    await apt(["update"]);
    await installPackages(NAMES, log);
  } catch (error) {
    return missing(reasonOf(error));
  }
  return await findShells();
}
