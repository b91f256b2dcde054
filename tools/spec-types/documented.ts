import { datacenterJsonSchema, siteJsonSchema, type JsonSchema } from "../../src/spec/json-schema.ts";
import { members, pascal } from "../plugin-schema/types.ts";

/*
 * The type of a datacenter's spec with each field's description as a comment, which editors show. What a field may hold is not said anew:
 * each leaf is the type that zod infers for it, looked up by its path.
 */

const head = ({ type, file }: Documented): string =>
  `/* Made of the schema in src/spec by npm run schema: change that one. Only the comments are new, for editors to show. */

import type { ${type} } from "./${file}";
`;

/** What a type is made of, and where zod's of it is. */
interface Documented {
  readonly schema: JsonSchema;
  readonly type: string;
  readonly file: string;
}

const ROOT = "Documented";

interface Walk {
  /** Texts of interfaces and unions, those that others name first. */
  readonly declarations: string[];
}

const described = (schema: JsonSchema): string =>
  typeof schema["description"] === "string" ? schema["description"].replaceAll("*/", "*\\/") : "";

const comment = (text: string): string => (text === "" ? "" : `/** ${text} */\n`);

const isObject = ({ properties }: JsonSchema): boolean => properties !== undefined;

/** The fields that tell the members of a union apart, and their value in this one: `{ readonly kind: "routed" }`. */
function discriminators({ properties = {} }: JsonSchema): readonly (readonly [string, string])[] {
  return Object.entries(properties).flatMap(([name, field]) =>
    "const" in field ? [[name, String(field["const"])] as const] : [],
  );
}

/** Declares the type of an object or of a union of objects, and gives its name. @param inferred what zod infers there */
function declare(walk: Walk, schema: JsonSchema, name: string, inferred: string): string {
  if (schema.oneOf === undefined) return declareObject(walk, schema, name, inferred);
  const names = members(schema).map((branch) => {
    const told = discriminators(branch);
    const like = told.map(([field, value]) => `readonly ${field}: ${JSON.stringify(value)}`).join("; ");
    const suffix = told.map(([, value]) => pascal(value)).join("");
    return declareObject(walk, branch, `${name}${suffix}`, `Extract<${inferred}, { ${like} }>`);
  });
  walk.declarations.push(`${comment(described(schema))}type ${name} = ${names.join(" | ")};\n`);
  return name;
}

function declareObject(walk: Walk, schema: JsonSchema, name: string, inferred: string): string {
  const required = new Set((schema["required"] as readonly string[] | undefined) ?? []);
  const own = `${name}Inferred`;
  const fields = Object.entries(schema.properties ?? {})
    .filter(([field]) => !field.startsWith("$"))
    .map(([field, of]) => {
      const type = typeOf(walk, of, `${name === ROOT ? "" : name}${pascal(field)}`, `${own}["${field}"]`);
      const optional = required.has(field) ? "" : "?";
      return `${comment(described(of))}${field}${optional}: ${type}${optional === "" ? "" : " | undefined"};\n`;
    });
  const head = `type ${own} = ${inferred};\n\n${comment(described(schema))}`;
  walk.declarations.push(
    `${head}${name === ROOT ? "export " : ""}interface ${name} {\n${fields.join("")}}\n`,
  );
  return name;
}

function typeOf(walk: Walk, schema: JsonSchema, name: string, inferred: string): string {
  const there = `NonNullable<${inferred}>`;
  const { items } = schema;
  if (isObject(schema) || schema.oneOf?.every((branch) => members(branch).every(isObject)) === true)
    return declare(walk, schema, name, there);
  if (items !== undefined && (isObject(items) || items.oneOf !== undefined))
    return `${declare(walk, items, name.replace(/s$/, ""), `${there}[number]`)}[]`;
  return inferred;
}

/** The text of a module with the type, not formatted. */
function documentedText(of: Documented): string {
  const walk: Walk = { declarations: [] };
  declare(walk, of.schema, ROOT, of.type);
  return [head(of), ...walk.declarations].join("\n");
}

/** Modules of src/spec by their names. */
export const documentedModules = (): ReadonlyMap<string, string> =>
  new Map([
    [
      "documented.ts",
      documentedText({ schema: datacenterJsonSchema(), type: "SpecInput", file: "datacenter.ts" }),
    ],
    ["documented-site.ts", documentedText({ schema: siteJsonSchema(), type: "SiteInput", file: "site.ts" })],
  ]);
