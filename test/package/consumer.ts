import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../tools/root.ts";
import { run } from "../support/run.ts";

/** The parts of the repository that `npm pack` needs. */
const PARTS = [
  ...["src", "components", "tools", "schema", "package.json", "tsconfig.json"],
  ...["README.md", "CHANGELOG.md", "LICENSE", "docs", "examples"],
];

/** A folder in which a user has installed the packed package, and nothing else. */
export interface Consumer {
  readonly folder: string;
  /** What `npm pack` made. */
  readonly tarball: string;
  /** Installs packages beside it, from the registry or npm's cache. */
  add(...packages: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

/** For what takes some seconds on a machine of its own. */
export const timeoutSeconds = 600;

const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];

/** Packs a copy of the repository, so that its package.json is not touched while others read it. */
async function pack(folder: string): Promise<string> {
  const copy = join(folder, "repository");
  await mkdir(copy);
  for (const part of PARTS) await cp(join(repositoryRoot, part), join(copy, part), { recursive: true });
  await symlink(join(repositoryRoot, "node_modules"), join(copy, "node_modules"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder, ...quiet], {
    cwd: copy,
    timeoutSeconds,
  });
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf("["))) as [{ filename: string }];
  return join(folder, filename);
}

/** Packs the package and installs it in an empty folder, from the registry or npm's cache. */
export async function installPacked(): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "calico-fabric-package-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const tarball = await pack(folder);
    const consumer = join(folder, "consumer");
    await mkdir(consumer);
    await writeFile(join(consumer, "package.json"), '{ "name": "consumer", "private": true }\n');
    const add = async (...packages: readonly string[]): Promise<void> => {
      const args = ["install", "--prefer-offline", ...quiet, ...packages];
      await run("npm", args, { cwd: consumer, timeoutSeconds });
    };
    await add(tarball);
    return { folder: consumer, tarball, add, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
