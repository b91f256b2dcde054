import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { format, resolveConfig } from "prettier";
import { datacenterJsonSchema, jsonSchemaText, siteJsonSchema } from "../src/spec/index.ts";
import { datacenterTypes } from "./plugin-schema/datacenter-types.ts";
import { facadesTypescript } from "./plugin-schema/facades.ts";
import { typescriptOf } from "./plugin-schema/typescript.ts";
import { diagnosticsPage } from "./diagnostics-page.ts";
import { withMatrix } from "./platform-matrix.ts";
import { repositoryRoot } from "./root.ts";
import { referencePage } from "./reference/page.ts";
import { documentedModules } from "./spec-types/documented.ts";

/*
 * Writes what is made of the specs' schemas: schema/datacenter.schema.json and schema/site.schema.json, their types with documentation
 * (src/spec/documented.ts, documented-site.ts), its types for Pulumi's inference (plugin/spec.ts), a component for each model (plugin/facades.ts) and
 * schema/plugin.schema.json, the tables of docs/platforms.md from what platforms say of themselves, docs/diagnostics.md from the diagnostics' fixtures, and docs/reference.md. With --check it writes nothing and fails where a file is not current.
 */

const check = process.argv.includes("--check");

/** Whether the file is current now. */
async function put(path: string, text: string): Promise<boolean> {
  const file = join(repositoryRoot, path);
  if ((await readFile(file, "utf8").catch(() => "")) === text) return true;
  if (check) {
    console.error(`${relative(repositoryRoot, file)} is not current: run \`npm run schema\`.`);
    process.exitCode = 1;
    return false;
  }
  await writeFile(file, text);
  return true;
}

/** The same of a module or a page, in the repository's own style. */
async function putModule(path: string, text: string): Promise<boolean> {
  const style = await resolveConfig(join(repositoryRoot, path));
  return await put(path, await format(text, { ...style, filepath: path }));
}

const types = datacenterTypes();

await put("schema/datacenter.schema.json", jsonSchemaText(datacenterJsonSchema()));
await put("schema/site.schema.json", jsonSchemaText(siteJsonSchema()));
for (const [name, text] of documentedModules()) await putModule(`src/spec/${name}`, text);
const modules = [
  await putModule("plugin/spec.ts", typescriptOf(types)),
  await putModule("plugin/facades.ts", facadesTypescript()),
];
if (modules.every((current) => current)) {
  // Loaded only now: it imports what may just have been written.
  const { pluginSchemaText } = await import("./plugin-schema/schema.ts");
  const manifest = JSON.parse(await readFile(join(repositoryRoot, "package.json"), "utf8")) as {
    version: string;
    description: string;
  };
  await put("schema/plugin.schema.json", pluginSchemaText(types, manifest.version, manifest.description));
}

const PLATFORMS = "docs/platforms.md";
await putModule(PLATFORMS, withMatrix(await readFile(join(repositoryRoot, PLATFORMS), "utf8")));
await putModule("docs/diagnostics.md", diagnosticsPage());
await putModule("docs/reference.md", referencePage());
