import { join } from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer.js";
import { generateSchema, type PackageSpec } from "@pulumi/pulumi/provider/experimental/schema.js";
import { facades } from "../../plugin/facades.ts";
import { PACKAGE } from "../../plugin/tokens.ts";
import { repositoryRoot } from "../root.ts";

/**
 * What Pulumi's inference makes of the facades' types: the schema that a plugin of these components alone would have.
 *
 * @throws Error that names the component and property of a type that it cannot infer
 */
export function inferredSchema(version: string, description: string): PackageSpec {
  const names = new Set(Object.keys(facades));
  const analyzer = new Analyzer(join(repositoryRoot, "plugin"), PACKAGE, { main: "facades.ts" }, names);
  const { components, typeDefinitions, dependencies } = analyzer.analyze();
  return generateSchema(PACKAGE, version, description, components, typeDefinitions, dependencies);
}
