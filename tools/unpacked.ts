import { mkdir, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { apt, whyNotInstall } from "./apt.ts";
import { cached, findCached } from "./cache.ts";
import { found, missing, type Finding } from "./finding.ts";
import { reasonOf, type Log } from "./log.ts";
import { run } from "./run.ts";

/** Programs of packages of Debian's that are wanted without these: one would start a service, or set the machine up. */
export interface WantedPrograms {
  readonly packages: readonly [string, ...string[]];
  /** Below `/usr`. */
  readonly programs: readonly string[];
  /** Whether they need libraries of other packages. */
  readonly libraries: boolean;
  /** Counted up where what is unpacked changes. */
  readonly edition: number;
}

/** `promtool`, of Prometheus. */
export const promtoolPackage: WantedPrograms = {
  packages: ["prometheus"],
  programs: ["bin/promtool"],
  libraries: false,
  edition: 1,
};

/** `named-checkzone`, of BIND. */
export const bindPackage: WantedPrograms = {
  packages: ["bind9-utils"],
  programs: ["bin/named-checkzone"],
  libraries: true,
  edition: 1,
};

/** `kea-dhcp4` and `kea-dhcp6`. */
export const keaPackages: WantedPrograms = {
  packages: ["kea-dhcp4-server", "kea-dhcp6-server"],
  programs: ["sbin/kea-dhcp4", "sbin/kea-dhcp6"],
  libraries: true,
  edition: 1,
};

/** Programs that were unpacked. */
export interface UnpackedPrograms {
  /** Of each its path, by its name. */
  readonly programs: Readonly<Record<string, string>>;
  /** For LD_LIBRARY_PATH. */
  readonly libraries: string;
}

const entryOf = ({ packages: [name], edition }: WantedPrograms): string =>
  `unpacked-${name}-${String(edition)}-${process.platform}-${process.arch}`;

async function inFolder(folder: string, { programs }: WantedPrograms): Promise<UnpackedPrograms> {
  const root = join(folder, "usr");
  const below = await readdir(join(root, "lib")).catch((): string[] => []);
  return {
    programs: Object.fromEntries(programs.map((path) => [basename(path), join(root, path)] as const)),
    libraries: below
      .filter((name) => name.endsWith("-linux-gnu"))
      .map((name) => join(root, "lib", name))
      .join(":"),
  };
}

async function unpack(folder: string, wanted: WantedPrograms): Promise<void> {
  const archives = join(folder, "archives");
  await mkdir(join(archives, "partial"), { recursive: true });
  await apt(["update"]);
  if (wanted.libraries)
    await apt([
      "install",
      "--yes",
      "--no-install-recommends",
      "--reinstall",
      "--download-only",
      "-o",
      `Dir::Cache::archives=${archives}`,
      ...wanted.packages,
    ]);
  else await apt(["download", ...wanted.packages], archives);
  const only = wanted.libraries ? "" : wanted.programs.map((path) => `./usr/${path}`).join(" ");
  for (const deb of (await readdir(archives)).filter((name) => name.endsWith(".deb")))
    await run("sh", [
      "-ec",
      `dpkg --fsys-tarfile "$1" | tar -x -C "$2" ${only}`,
      "sh",
      join(archives, deb),
      folder,
    ]);
  await rm(archives, { recursive: true });
}

/** The programs in the cache; nothing is downloaded. */
export async function findUnpacked(wanted: WantedPrograms): Promise<Finding<UnpackedPrograms>> {
  const folder = await findCached(entryOf(wanted));
  return folder === undefined
    ? missing(`no ${wanted.programs.join(", ")} in the cache: npm test prepares it`)
    : found(await inFolder(folder, wanted));
}

/** From the cache, else from Debian. */
export async function ensureUnpacked(wanted: WantedPrograms, log: Log): Promise<Finding<UnpackedPrograms>> {
  const before = await findUnpacked(wanted);
  if (before.ok) return before;
  const obstacle = await whyNotInstall();
  if (obstacle !== undefined) return missing(`${wanted.packages.join(" and ")} can't be had: ${obstacle}`);
  try {
    const folder = await cached(entryOf(wanted), (draft) => unpack(draft, wanted), log);
    return found(await inFolder(folder, wanted));
  } catch (error) {
    return missing(reasonOf(error));
  }
}
