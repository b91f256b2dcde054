import type { JsonSchema } from "../../src/spec/json-schema.ts";

/* What a schema lets a field hold, in words. */

export const code = (value: unknown): string =>
  `\`${typeof value === "string" ? value : JSON.stringify(value, null, 1).replaceAll(/\s+/g, " ")}\``;

const listed = (values: readonly unknown[]): string => values.map(code).join(", ");

export const text = (schema: JsonSchema, keyword: string): string => {
  const said = schema[keyword];
  return typeof said === "string" ? said : "";
};

/** Of a keyword that is a number; empty where the schema has it not. */
const number = (schema: JsonSchema, keyword: string): string => {
  const said = schema[keyword];
  return typeof said === "number" ? String(said) : "";
};

function range(schema: JsonSchema): string {
  const [least, most] = [number(schema, "minimum"), number(schema, "maximum")];
  if (most === "") return least === "" ? "" : `, ${least} or more`;
  return least === "" ? `, at most ${most}` : `, ${least} to ${most}`;
}

/** How many of something there may be. */
function counted({ minItems, maxItems }: JsonSchema): string {
  const [least, most] = [Number(minItems ?? 0), maxItems === undefined ? null : Number(maxItems)];
  if (least === most) return `${String(least)} of them`;
  if (most === null) return least === 0 ? "" : `${String(least)} or more`;
  return `${String(least)} to ${String(most)}`;
}

const kinds: Readonly<Record<string, string>> = {
  integer: "a whole number",
  number: "a number",
  boolean: "`true` or `false`",
};

function scalar(schema: JsonSchema): string {
  const [type, ...others] = [schema["type"] ?? []].flat() as string[];
  const kind = others.length === 0 ? kinds[type ?? ""] : undefined;
  if (kind !== undefined) return `${kind}${range(schema)}`;
  const [example] = (schema["examples"] as unknown[] | undefined) ?? [];
  const length =
    number(schema, "maxLength") === "" ? "" : `, at most ${number(schema, "maxLength")} characters`;
  return `text${length}${example === undefined ? "" : `, such as ${code(example)}`}`;
}

/** One or the other; of something and a list of it the list is not said anew. */
function anyOf([first, ...others]: readonly JsonSchema[]): string {
  if (first === undefined) return "nothing";
  const one = taken(first);
  const rest = others.map((other) =>
    other.items !== undefined && taken(other.items) === one ? "a list of such" : taken(other),
  );
  return [...new Set([one, ...rest])].join("; or ");
}

/** What a schema takes, in words; the fields of objects are options of their own. */
export function taken(schema: JsonSchema): string {
  if ("const" in schema) return code(schema["const"]);
  const choice = schema["enum"] as readonly unknown[] | undefined;
  if (choice !== undefined) return choice.length === 1 ? listed(choice) : `one of ${listed(choice)}`;
  const either = schema["anyOf"] as readonly JsonSchema[] | undefined;
  if (either !== undefined) return anyOf(either);
  if (schema.items !== undefined) {
    const count = counted(schema);
    return `a list${count === "" ? "" : ` (${count})`} of: ${taken(schema.items)}`;
  }
  if (schema.oneOf !== undefined || schema.properties !== undefined) return "the fields below";
  const each = schema["additionalProperties"];
  if (typeof each !== "object" || each === null) return scalar(schema);
  const keys = schema.propertyNames?.enum;
  return `by ${keys === undefined ? "name" : listed(keys)}: ${taken(each as JsonSchema)}`;
}

/** Its default, where it is one that says something. */
export function standard(schema: JsonSchema): string {
  const said = schema["default"];
  const nothing = typeof said === "object" && said !== null && Object.keys(said).length === 0;
  return said === undefined || nothing ? "" : `; default ${code(said)}`;
}
