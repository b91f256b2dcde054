import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { withLock } from "./lock.ts";
import type { Log } from "./log.ts";

/** What a killed build left behind is removed after so long. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/**
 * Where programs made for this project are kept between runs and shared by all clones: `$CALICO_FABRIC_CACHE`, else
 * `$XDG_CACHE_HOME/pulumi-calico-fabric`, else `~/.cache/pulumi-calico-fabric`.
 */
export function cacheFolder(): string {
  return (
    variable("CALICO_FABRIC_CACHE") ??
    join(variable("XDG_CACHE_HOME") ?? join(homedir(), ".cache"), "pulumi-calico-fabric")
  );
}

/** An empty variable is as good as none. */
function variable(name: string): string | undefined {
  const value = process.env[name];
  return value === "" ? undefined : value;
}

/** The folder of a finished cache entry, or undefined where there is none. */
export async function findCached(entry: string): Promise<string | undefined> {
  const folder = join(cacheFolder(), entry);
  return (await isFolder(folder)) ? folder : undefined;
}

/**
 * The folder of a cache entry, made by `make` where it is missing. `make` fills an empty folder, which gets its final
 * name only when it is complete; so a reader never sees half an entry, whoever else is at work or was killed.
 *
 * @param entry one path segment, which names everything that the content depends on
 * @throws whatever `make` throws; nothing is left behind then
 */
export async function cached(
  entry: string,
  make: (folder: string) => Promise<void>,
  log: Log,
): Promise<string> {
  const final = join(cacheFolder(), entry);
  if (await isFolder(final)) return final;

  const unfinished = join(cacheFolder(), "unfinished");
  await mkdir(unfinished, { recursive: true });
  await removeAbandoned(unfinished);
  return await withLock(
    join(unfinished, `${entry}.lock`),
    async () => {
      if (await isFolder(final)) return final;
      const draft = await mkdtemp(join(unfinished, `${entry}-`));
      try {
        await make(draft);
        await rename(draft, final);
      } catch (error) {
        await rm(draft, { recursive: true, force: true });
        // Another process was first, with the same content.
        if (!(await isFolder(final))) throw error;
      }
      return final;
    },
    () => log(`another process is making ${entry}; waiting for it`),
  );
}

async function removeAbandoned(unfinished: string): Promise<void> {
  for (const name of await readdir(unfinished)) {
    const path = join(unfinished, name);
    const seen = await stat(path).catch(() => undefined);
    if (seen && Date.now() - seen.mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
