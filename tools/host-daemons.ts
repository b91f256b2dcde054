import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { apt, whyNotInstall } from "./apt.ts";
import { cached, findCached } from "./cache.ts";
import { ensureGoProgram, findGoProgram, type GoProgram } from "./go-program.ts";
import type { Log } from "./log.ts";
import { run } from "./run.ts";

/** What hosts without Calico run in the lab besides FRR and BIRD 1.6: absolute paths. */
export interface HostDaemons {
  readonly bird2: string;
  readonly birdc2: string;
  /** Folder of libraries that BIRD 2 is linked to (LD_LIBRARY_PATH). */
  readonly bird2Libraries: string;
  readonly gobgpd: string;
  readonly gobgp: string;
}

const BIRD2_ENTRY = `bird-2-${process.platform}-${process.arch}`;

/** Its package conflicts with that of BIRD 1.6, so it is only unpacked, and with it the library that nothing else here needs. */
const PACKAGES = ["bird2", "libssh-gcrypt-4"];

const gobgpProgram = (name: string): GoProgram => ({
  name,
  folder: "gobgp",
  module: "github.com/osrg/gobgp/v4",
  package: `github.com/osrg/gobgp/v4/cmd/${name}`,
  flags: () => ["-trimpath", "-ldflags", "-s -w"],
  takes: "about a minute",
});

const gobgpd = gobgpProgram("gobgpd");
const gobgp = gobgpProgram("gobgp");

async function unpack(folder: string): Promise<void> {
  await apt(["download", ...PACKAGES], folder);
  const packages = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  for (const name of packages) await run("dpkg", ["-x", join(folder, name), join(folder, "unpacked")]);
}

async function bird2In(folder: string): Promise<Pick<HostDaemons, "bird2" | "birdc2" | "bird2Libraries">> {
  const usr = join(folder, "unpacked", "usr");
  const [triplet = ""] = await readdir(join(usr, "lib")).then((names) =>
    names.filter((name) => name.includes("-linux-")),
  );
  return {
    bird2: join(usr, "sbin", "bird"),
    birdc2: join(usr, "sbin", "birdc"),
    bird2Libraries: join(usr, "lib", triplet),
  };
}

/** What of it is in the cache; undefined where not all is. Nothing is downloaded or built. */
export async function findHostDaemons(): Promise<HostDaemons | undefined> {
  const [folder, daemon, client] = await Promise.all([
    findCached(BIRD2_ENTRY),
    findGoProgram(gobgpd),
    findGoProgram(gobgp),
  ]);
  if (folder === undefined || daemon === undefined || client === undefined) return undefined;
  return { ...(await bird2In(folder)), gobgpd: daemon, gobgp: client };
}

/**
 * From the cache, else BIRD 2 from Debian and GoBGP built by Go.
 *
 * @throws Error with the reason when one of them is nowhere to be had
 */
export async function ensureHostDaemons(log: Log): Promise<HostDaemons> {
  const there = await findHostDaemons();
  if (there !== undefined) return there;
  const obstacle = (await findCached(BIRD2_ENTRY)) === undefined ? await whyNotInstall() : undefined;
  if (obstacle !== undefined) throw new Error(`BIRD 2 can't be had: ${obstacle}`);
  const folder = await cached(BIRD2_ENTRY, unpack, log);
  const daemon = await ensureGoProgram(gobgpd, log);
  const client = await ensureGoProgram(gobgp, log);
  return { ...(await bird2In(folder)), gobgpd: daemon.path, gobgp: client.path };
}
