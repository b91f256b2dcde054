import { chmod, cp, mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { apt, whyNotInstall } from "./apt.ts";
import { cached, findCached } from "./cache.ts";
import type { Log } from "./log.ts";
import { run } from "./run.ts";

const ENTRY = "ifupdown2-3-linux";
const COMMANDS = ["ifup", "ifdown", "ifquery", "ifreload"];

/** It conflicts with ifupdown, which this machine may need: it is only unpacked, its settings beside its modules, where it finds them. */
async function unpack(folder: string): Promise<void> {
  await apt(["download", "ifupdown2"], folder);
  const [deb] = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  if (deb === undefined) throw new Error("this Debian has no package ifupdown2");
  await run("dpkg", ["-x", join(folder, deb), join(folder, "unpacked")]);
  const share = join(folder, "share");
  await cp(join(folder, "unpacked", "usr", "share", "ifupdown2"), share, { recursive: true });
  await cp(join(folder, "unpacked", "etc"), join(share, "etc"), { recursive: true });
  await chmod(join(share, "__main__.py"), 0o755);
  await mkdir(join(folder, "sbin"));
  for (const name of COMMANDS) await symlink("../share/__main__.py", join(folder, "sbin", name));
}

/** A folder with ifupdown2's commands in `sbin`; undefined where it is not in the cache. */
export const findIfupdown2 = (): Promise<string | undefined> => findCached(ENTRY);

/** From the cache, else from Debian. @throws Error with the reason when it can't be had */
export async function ensureIfupdown2(log: Log): Promise<string> {
  const there = await findIfupdown2();
  if (there !== undefined) return there;
  const obstacle = await whyNotInstall();
  if (obstacle !== undefined) throw new Error(`ifupdown2 can't be had: ${obstacle}`);
  return cached(ENTRY, unpack, log);
}
