import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { datacenterJsonSchemaText } from "../src/spec/index.ts";
import { repositoryRoot } from "./root.ts";

/*
 * Writes schema/datacenter.schema.json from the spec's schema; with --check it writes nothing and fails where the file is not current.
 */

const file = join(repositoryRoot, "schema", "datacenter.schema.json");
const text = datacenterJsonSchemaText();

if (!process.argv.includes("--check")) await writeFile(file, text);
else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
  console.error("schema/datacenter.schema.json is not current: run `npm run schema`.");
  process.exitCode = 1;
}
