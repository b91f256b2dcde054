import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publishedManifest, type Manifest } from "./published-manifest.ts";
import { repositoryRoot } from "./root.ts";

/*
 * npm runs this around `npm pack` and `npm publish`: `pack.ts before` puts the published package.json in the place of the
 * repository's, `pack.ts after` puts that back. npm reads the file again in between, so what it packs and registers is the published one.
 */

const manifestFile = join(repositoryRoot, "package.json");
const aside = join(repositoryRoot, ".package.json.repository");

const steps: Readonly<Record<string, () => Promise<void>>> = {
  async before() {
    // A run that was ended in between has left it.
    await rename(aside, manifestFile).catch(() => undefined);
    const text = await readFile(manifestFile, "utf8");
    await writeFile(aside, text);
    const published = publishedManifest(JSON.parse(text) as Manifest);
    await writeFile(manifestFile, `${JSON.stringify(published, null, 2)}\n`);
  },
  after: () => rename(aside, manifestFile),
};

const step = steps[process.argv[2] ?? ""];
if (step === undefined) throw new Error("usage: pack.ts before|after");
await step();
