import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { apt, whyNotInstall } from "./apt.ts";
import { cached, findCached } from "./cache.ts";
import type { Log } from "./log.ts";
import { run } from "./run.ts";

const ENTRY = "netplan-0-linux";
const PACKAGES = ["netplan.io", "libnetplan0"];

/** Netplan's writer of networkd's files, and the folder of its library. */
export interface Netplan {
  readonly generate: string;
  readonly libraries: string;
}

const inFolder = (folder: string): Netplan => ({
  generate: join(folder, "unpacked", "usr", "libexec", "netplan", "generate"),
  libraries: join(folder, "unpacked", "usr", "lib"),
});

/** It would set this machine's network up when it starts: it is only unpacked, its library to where it looks whatever the machine's kind. */
async function unpack(folder: string): Promise<void> {
  await apt(["download", ...PACKAGES], folder);
  const debs = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  if (debs.length < PACKAGES.length) throw new Error(`this Debian lacks one of ${PACKAGES.join(", ")}`);
  for (const deb of debs) await run("dpkg", ["-x", join(folder, deb), join(folder, "unpacked")]);
  const { generate, libraries } = inFolder(folder);
  await run("sh", ["-ec", 'cp -d "$1"/*/libnetplan.so* "$1"', "sh", libraries]);
  await run(generate, ["--help"], { env: { LD_LIBRARY_PATH: libraries } });
}

/** Undefined where it is not in the cache. */
export async function findNetplan(): Promise<Netplan | undefined> {
  const folder = await findCached(ENTRY);
  return folder === undefined ? undefined : inFolder(folder);
}

/** From the cache, else from Debian. @throws Error with the reason when it can't be had */
export async function ensureNetplan(log: Log): Promise<Netplan> {
  const there = await findNetplan();
  if (there !== undefined) return there;
  const obstacle = await whyNotInstall();
  if (obstacle !== undefined) throw new Error(`netplan can't be had: ${obstacle}`);
  return inFolder(await cached(ENTRY, unpack, log));
}
