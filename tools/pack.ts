import { globSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { publishedManifest, type Manifest } from "./published-manifest.ts";
import { repositoryRoot } from "./root.ts";

/*
 * npm runs this around `npm pack` and `npm publish`: `pack.ts before` puts what is published in the place of the repository's files,
 * `pack.ts after` puts these back. npm reads package.json again in between, so what it packs and registers is the published one.
 */

const aside = join(repositoryRoot, ".repository");

/** Of files that are published otherwise than they are kept: their text, of the repository's. */
const published: Readonly<Record<string, (text: string) => string>> = {
  "package.json": (text) => `${JSON.stringify(publishedManifest(JSON.parse(text) as Manifest), null, 2)}\n`,
  // Kept in lines, for their changes to be read; editors read what has none.
  ...Object.fromEntries(
    globSync("schema/*.json", { cwd: repositoryRoot }).map((path) => [
      path,
      (text: string) => `${JSON.stringify(JSON.parse(text))}\n`,
    ]),
  ),
};

/** Also what a run that was ended in between has left; a file that somebody has changed since is theirs. */
async function putBack(): Promise<void> {
  for (const [path, textOf] of Object.entries(published)) {
    const [file, kept] = [join(repositoryRoot, path), join(aside, path)];
    const text = await readFile(kept, "utf8").catch(() => undefined);
    if (text !== undefined && (await readFile(file, "utf8")) === textOf(text)) await rename(kept, file);
  }
  await rm(aside, { recursive: true, force: true });
}

const steps: Readonly<Record<string, () => Promise<void>>> = {
  async before() {
    await putBack();
    for (const [path, textOf] of Object.entries(published)) {
      const [file, kept] = [join(repositoryRoot, path), join(aside, path)];
      const text = await readFile(file, "utf8");
      await mkdir(dirname(kept), { recursive: true });
      await writeFile(kept, text);
      // At once, for others may read the file meanwhile.
      await writeFile(`${kept}.published`, textOf(text));
      await rename(`${kept}.published`, file);
    }
  },
  after: putBack,
};

const step = steps[process.argv[2] ?? ""];
if (step === undefined) throw new Error("usage: pack.ts before|after");
await step();
