import type { JsonSchema } from "../../src/spec/json-schema.ts";

/** A type as Pulumi's schema can say it. */
export type PulumiType =
  | { readonly kind: "string" | "number" | "integer" | "boolean" }
  | { readonly kind: "list" | "map"; readonly of: PulumiType }
  | { readonly kind: "named"; readonly name: string };

export interface Field {
  readonly name: string;
  readonly type: PulumiType;
  readonly required: boolean;
  readonly description: string;
}

export type NamedType = ObjectType | EnumType;

export interface ObjectType {
  readonly kind: "object";
  readonly name: string;
  readonly description: string;
  readonly fields: readonly Field[];
  /** The type whose fields it has too. */
  readonly base?: string;
}

export interface EnumType {
  readonly kind: "enum";
  readonly name: string;
  readonly description: string;
  readonly values: readonly { readonly value: string; readonly description: string }[];
}

/** `route-reflector` as a name: `RouteReflector`. */
export const pascal = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

const describe = (schema: JsonSchema): string =>
  typeof schema["description"] === "string" ? schema["description"] : "";

const constants = (schema: JsonSchema): readonly string[] =>
  "const" in schema ? [String(schema["const"])] : ((schema["enum"] as string[] | undefined) ?? []);

/** The members of a union, and of the unions among them. */
export const members = (schema: JsonSchema): readonly JsonSchema[] =>
  schema.oneOf?.flatMap(members) ?? [schema];

/** Named types by their name, filled in as schemas are walked. */
export type NamedTypes = Map<string, NamedType>;

/**
 * A JSON Schema as Pulumi's types. What Pulumi cannot say becomes wider: a union of objects one object with the fields of all, a value or a
 * list of them a list, numbers or text one of the two. The compiler still refuses what the spec refuses.
 */
export function typeOf(schema: JsonSchema, name: string, types: NamedTypes): PulumiType {
  const list = (schema["anyOf"] as readonly JsonSchema[] | undefined)?.find(({ type }) => type === "array");
  if (list !== undefined) return typeOf(list, name, types);
  const values = constants(schema);
  if (values.length > 1)
    return enumOf(
      name,
      describe(schema),
      values.map((value) => ({ value, description: "" })),
      types,
    );
  if (schema.oneOf !== undefined || schema.properties !== undefined) {
    types.set(name, objectOf(schema, name, types));
    return { kind: "named", name };
  }
  const { type } = schema;
  // Of an AS number as number or text: a number, and not an integer, which has 32 bits with a sign in some languages.
  if (Array.isArray(type)) return { kind: type[0] === "string" ? "string" : "number" };
  if (type === "array" && schema.items !== undefined)
    return { kind: "list", of: typeOf(schema.items, name.replace(/s$/, ""), types) };
  if (type === "object")
    return { kind: "map", of: typeOf(schema["additionalProperties"] as JsonSchema, name, types) };
  if (type === "string" || type === "integer" || type === "boolean") return { kind: type };
  throw new Error(`${name}: no Pulumi type for ${JSON.stringify(schema)}`);
}

function enumOf(
  name: string,
  description: string,
  values: EnumType["values"],
  types: NamedTypes,
): PulumiType {
  types.set(name, { kind: "enum", name, description, values });
  return { kind: "named", name };
}

/** An object with the fields of every member of the union. */
export function objectOf(schema: JsonSchema, name: string, types: NamedTypes): ObjectType {
  const branches = members(schema);
  const names = [...new Set(branches.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const fields = names.map((field): Field => {
    const within = branches.filter(({ properties }) => properties?.[field] !== undefined);
    const schemas = within.map(({ properties }) => properties?.[field] ?? {});
    const [first = {}] = schemas;
    const values = choices(schemas);
    const type =
      values.length > 1
        ? enumOf(name + pascal(field), "", values, types)
        : typeOf(first, name + pascal(field), types);
    const required = within.length === branches.length && within.every((branch) => requires(branch, field));
    const only = within.length === branches.length ? "" : onlyWhere(within, branches);
    const described =
      values.length > 1
        ? values.map(({ value, description }) => `${value}: ${description}`).join(" ")
        : describe(first);
    return { name: field, type, required, description: `${described}${only}` };
  });
  return { kind: "object", name, description: describe(schema), fields };
}

const requires = (schema: JsonSchema, field: string): boolean =>
  (schema["required"] as readonly string[] | undefined)?.includes(field) ?? false;

/** The constants that a field has in the members of a union, each once; none where it is not a constant. */
function choices(schemas: readonly JsonSchema[]): EnumType["values"] {
  if (schemas.length < 2 || !schemas.every((schema) => "const" in schema)) return [];
  const values = schemas.map((schema) => ({ value: String(schema["const"]), description: describe(schema) }));
  return values.filter(({ value }, at) => values.findIndex((other) => other.value === value) === at);
}

/** Which constant of a union goes with a field that only some members have: ` Only with kind routed.` */
function onlyWhere(within: readonly JsonSchema[], all: readonly JsonSchema[]): string {
  const others = all.filter((branch) => !within.includes(branch));
  const constantsAt = (branches: readonly JsonSchema[], key: string): readonly string[] =>
    branches.flatMap(({ properties }) => constants(properties?.[key] ?? {}));
  for (const key of Object.keys(within[0]?.properties ?? {})) {
    const values = [...new Set(constantsAt(within, key))];
    const elsewhere = constantsAt(others, key);
    if (values.length > 0 && !values.some((value) => elsewhere.includes(value)))
      return ` Only with ${key} ${values.join(", ")}.`;
  }
  return "";
}
