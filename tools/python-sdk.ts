import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "./finding.ts";
import type { Log } from "./log.ts";
import { ensurePackages, findPackages, type Installed, type PipPackages } from "./pip.ts";
import { repositoryRoot } from "./root.ts";

/** Pulumi's SDK for Python: programs in another language than ours, for tests of the plugin. */
async function sdk(): Promise<PipPackages> {
  const version = await sdkVersion();
  return {
    title: "Pulumi's SDK for Python",
    entry: `python-pulumi-${version}`,
    pinned: [`pulumi==${version}`],
  };
}

/** The SDK in the cache; nothing is downloaded. */
export const findPythonSdk = async (): Promise<Finding<Installed>> => await findPackages(await sdk());

/** The SDK from the cache, else from PyPI by pip. */
export const ensurePythonSdk = async (log: Log): Promise<Finding<Installed>> =>
  await ensurePackages(await sdk(), log);

/** That of the SDK for Node, with which it was tried. */
async function sdkVersion(): Promise<string> {
  const manifest = join(repositoryRoot, "node_modules", "@pulumi", "pulumi", "package.json");
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  return version;
}
