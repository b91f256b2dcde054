import { readFileSync } from "node:fs";
import { join } from "node:path";
import { provider } from "@pulumi/pulumi";
import { construct } from "./construct.ts";
import { crud } from "./custom-resources.ts";

/*
 * The plugin that Pulumi runs for programs in other languages than Node's. The host of @pulumi/pulumi/provider/experimental serves
 * components only, so this is a provider of its own: components, and the resources that they place configurations with.
 */

const schema = readFileSync(join(import.meta.dirname, "..", "schema", "plugin.schema.json"), "utf8");
const { version } = JSON.parse(schema) as { version: string };

// The engine's address is the last argument; what is before it are the engine's flags.
void provider.main({ version, schema, construct, ...crud }, process.argv.slice(2));
