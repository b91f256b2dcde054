import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { bundle, noticesOf } from "./bundle.ts";
import { writeDeclarations } from "./declarations.ts";
import { built, importable, type Manifest } from "./published-manifest.ts";
import { repositoryRoot } from "./root.ts";

/*
 * `npm run build`: what package.json exports, and the command line. dist/cjs has the code as CommonJS, and the types; dist/esm hands both on as ES
 * modules.
 */

const manifest = JSON.parse(await readFile(join(repositoryRoot, "package.json"), "utf8")) as Manifest;
const at = (path: string): string => join(repositoryRoot, path);

await rm(at("dist"), { recursive: true, force: true });
const chunks = await bundle(manifest, at("dist/cjs"));
await writeFile(at("dist/LICENSES.txt"), noticesOf(chunks));
writeDeclarations(
  importable(manifest).map(([, source]) => at(source)),
  at("dist/cjs"),
);
await writeFile(at("dist/cjs/package.json"), '{ "type": "commonjs" }\n');
await mkdir(at("dist/esm"));
await writeFile(at("dist/esm/package.json"), '{ "type": "module" }\n');
/** The names that a built module exports. */
const namesIn = (file: string): readonly string[] =>
  Object.keys(createRequire(import.meta.url)(file) as object).filter((name) => name !== "default");

for (const [, source] of importable(manifest)) {
  const [module, wrapper] = [at(built(source, "cjs", ".js")), at(built(source, "esm", ".js"))];
  const way = relative(dirname(wrapper), module);
  await mkdir(dirname(wrapper), { recursive: true });
  await writeFile(
    wrapper,
    `import module from "${way}";\nexport const { ${namesIn(module).join(", ")} } = module;\n`,
  );
  await writeFile(wrapper.replace(/\.js$/, ".d.ts"), `export * from "${way}";\n`);
}
