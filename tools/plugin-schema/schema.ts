import type { PackageSpec } from "@pulumi/pulumi/provider/experimental/schema.js";
import { tokenOf } from "../../plugin/tokens.ts";
import { customResources, customTypes } from "./custom-resources.ts";
import { inferredSchema } from "./inferred.ts";
import type { NamedTypes } from "./types.ts";

/** Inputs that are secrets, whoever gives them: generated SDKs mark them, and so does the engine. */
const SECRETS = ["privateKey", "passphrase", "password", "kubeconfig"];

/** Inference notes with each property what `required` says of all. */
function withoutOptional(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOptional);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key, of]) => !(key === "optional" && of === true));
  return Object.fromEntries(entries.map(([key, of]) => [key, withoutOptional(of)]));
}

/** TypeScript has no integers, and inference no descriptions of types: both are known to the spec's schema. */
function refine(schema: PackageSpec, types: NamedTypes): void {
  for (const type of types.values()) {
    const inferred = schema.types[tokenOf(type.name)];
    if (inferred === undefined) continue;
    if (type.description !== "") inferred.description = type.description;
    if (type.kind === "enum") continue;
    const base = type.base === undefined ? undefined : types.get(type.base);
    const fields = [...(base?.kind === "object" ? base.fields : []), ...type.fields];
    for (const { name, type: of } of fields) {
      const property = inferred.properties?.[name];
      if (of.kind === "integer" && property !== undefined) Object.assign(property, { type: "integer" });
    }
  }
  for (const { properties = {} } of Object.values(schema.types))
    for (const name of SECRETS)
      if (properties[name] !== undefined) Object.assign(properties[name], { secret: true });
}

/**
 * The plugin's schema: what Pulumi infers of the facades, with what inference does not know, and the plugin's own resources.
 *
 * @throws Error that names the component and property of a type that Pulumi cannot infer
 */
export function pluginSchemaText(types: NamedTypes, version: string, description: string): string {
  const schema = withoutOptional(inferredSchema(version, description)) as PackageSpec;
  refine(schema, types);
  const whole = {
    ...schema,
    displayName: "Calico fabric",
    resources: { ...schema.resources, ...customResources },
    types: { ...schema.types, ...customTypes },
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
