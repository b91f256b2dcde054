import { existsSync } from "node:fs";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { repositoryRoot } from "../root.ts";
import { run } from "../run.ts";
import { modelPages } from "./model-pages.ts";
import { siteFiles } from "./pages.ts";
import type { SiteConfig } from "./config.ts";

/*
 * `npm run docs:build [-- --base /NAME/ --repository https://github.com/OWNER/NAME --ref v1.2.3]` writes the site to out/docs-site/dist.
 * VitePress is installed here, by this folder's own lock file, and nowhere else needed.
 */

const { base, repository, ref } = parseArgs({
  options: {
    base: { type: "string", default: "/" },
    repository: { type: "string" },
    ref: { type: "string", default: "HEAD" },
  },
}).values;

const own = import.meta.dirname;
const site = join(repositoryRoot, "out", "docs-site");
const source = join(site, "source");
const vitepress = join(own, "node_modules", "vitepress", "bin", "vitepress.js");

await rm(site, { recursive: true, force: true });
const files = siteFiles({ sources: repository === undefined ? undefined : `${repository}/blob/${ref}` });
const config: SiteConfig = { base, repository, models: modelPages().map(({ model }) => model) };
const configured = [
  `import { vitepressConfig } from ${JSON.stringify(join(own, "config.ts"))};`,
  `export default { ...vitepressConfig(${JSON.stringify(config)}), outDir: ${JSON.stringify(join(site, "dist"))} };`,
  "",
].join("\n");
for (const [path, text] of [...files, [".vitepress/config.mjs", configured] as const]) {
  const file = join(source, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
if (!existsSync(vitepress))
  await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: own, timeoutSeconds: 600 });
// Pages import Vue once they are compiled, and look for it from where they are.
await symlink(join(own, "node_modules"), join(source, "node_modules"));
await run(process.execPath, [vitepress, "build", source], { cwd: own, timeoutSeconds: 600 });
console.log(`${String(files.size)} files became ${join(site, "dist")}`);
