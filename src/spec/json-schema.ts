import { z } from "zod";
import { datacenter } from "./datacenter.ts";

/** A JSON Schema, as far as this code walks it. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}

/**
 * The JSON Schema (draft 2020-12) of a datacenter's spec as a user writes it, for editors and other validators.
 * `schema/datacenter.schema.json` is this, written out.
 */
export function datacenterJsonSchema(): JsonSchema {
  return z.toJSONSchema(datacenter, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      // Scalars carry the schema of their text form in `json`: zod can't know what a custom parser takes.
      const { json } = jsonSchema as { json?: Record<string, unknown> };
      if (json !== undefined) Object.assign(jsonSchema, json);
      delete (jsonSchema as { json?: unknown }).json;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as JsonSchema;
}

/** The schema text as it stands in the repository: two spaces, a newline at its end. */
export const datacenterJsonSchemaText = (): string => `${JSON.stringify(datacenterJsonSchema(), null, 2)}\n`;

/** Names of the fields that are allowed at a path of the spec; empty where there are none. */
export function fieldsAt(schema: JsonSchema, path: readonly (string | number)[]): readonly string[] {
  const [step, ...rest] = path;
  const branches = schema.oneOf ?? [schema];
  if (step === undefined) return branches.flatMap((branch) => Object.keys(branch.properties ?? {}));
  return branches.flatMap((branch) => {
    const next = typeof step === "number" ? branch.items : branch.properties?.[step];
    return next === undefined ? [] : fieldsAt(next, rest);
  });
}
