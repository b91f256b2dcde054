import { z } from "zod";
import { datacenter } from "./datacenter.ts";
import { site } from "./site.ts";

/** A JSON Schema, as far as this code walks it. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly propertyNames?: { readonly enum?: readonly string[] };
  readonly oneOf?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}

let made: JsonSchema | undefined;

/**
 * The JSON Schema (draft 2020-12) of a datacenter's spec as a user writes it, for editors and other validators.
 * `schema/datacenter.schema.json` is this, written out. It is made at the first call: only findings about unknown fields need it.
 */
export const datacenterJsonSchema = (): JsonSchema => (made ??= makeSchema(datacenter));

let madeOfSite: JsonSchema | undefined;

/** The same of a site's registry; `schema/site.schema.json` is this. */
export const siteJsonSchema = (): JsonSchema => (madeOfSite ??= makeSchema(site));

let described: JsonSchema | undefined;

/** The unit of the number at a path: `seconds`; null where it has none. */
export const unitAt = (spec: unknown, path: readonly (string | number)[]): string | null =>
  schemasAt((described ??= makeSchema(datacenter, { units: true })), spec, path)
    .map(({ unit }) => unit)
    .find((unit) => typeof unit === "string") ?? null;

function makeSchema(of: z.ZodType, { units }: { readonly units: boolean } = { units: false }): JsonSchema {
  const schema = z.toJSONSchema(of, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      // Scalars carry the schema of their text form in `json`: zod can't know what a custom parser takes.
      const { json } = jsonSchema as { json?: Record<string, unknown> };
      if (json !== undefined) Object.assign(jsonSchema, json);
      delete (jsonSchema as { json?: unknown }).json;
      if (!units) delete (jsonSchema as { unit?: unknown }).unit;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as JsonSchema;
  return { ...schema, patternProperties: { "^x-": {} } };
}

/** The schema text as it stands in the repository: two spaces, a newline at its end. */
export const jsonSchemaText = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`;

const member = (value: unknown, step: string | number): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;

/** Of a union's branches, those that the value's own discriminators (constants such as `model`) do not rule out. */
function branchesFor(schema: JsonSchema, value: unknown): readonly JsonSchema[] {
  if (schema.oneOf === undefined) return [schema];
  const branches = schema.oneOf.flatMap((branch) => branchesFor(branch, value));
  const possible = branches.filter(({ properties = {} }) =>
    Object.entries(properties).every(
      ([name, field]) => !("const" in field) || [undefined, field.const].includes(member(value, name)),
    ),
  );
  return possible.length > 0 ? possible : branches;
}

/** What may stand at a path of a spec: the parts of the schema that speak of it. */
function schemasAt(
  schema: JsonSchema,
  spec: unknown,
  path: readonly (string | number)[],
): readonly JsonSchema[] {
  const [step, ...rest] = path;
  const branches = branchesFor(schema, spec);
  if (step === undefined) return branches;
  return branches.flatMap(({ items, properties }) => {
    const next = typeof step === "number" ? items : properties?.[step];
    return next === undefined ? [] : schemasAt(next, member(spec, step), rest);
  });
}

/** What the schema says of the field at a path, for the branch that the spec's value chooses; null where it says nothing. */
export const descriptionAt = (spec: unknown, path: readonly (string | number)[]): string | null =>
  schemasAt(datacenterJsonSchema(), spec, path)
    .map(({ description }) => description)
    .find((description) => typeof description === "string") ?? null;

/** Names of the fields that are allowed at a path of a spec; empty where there are none. */
export const fieldsAt = (
  schema: JsonSchema,
  spec: unknown,
  path: readonly (string | number)[],
): readonly string[] => [
  ...new Set(
    schemasAt(schema, spec, path).flatMap(({ properties, propertyNames }) => [
      ...Object.keys(properties ?? {}),
      ...(propertyNames?.enum ?? []),
    ]),
  ),
];
