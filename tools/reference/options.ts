import type { JsonSchema } from "../../src/spec/json-schema.ts";
import { members } from "../plugin-schema/types.ts";
import { code, standard, taken, text } from "./words.ts";

export interface Option {
  /** As `racks[].tors[].name`; of a map any key is `*`. */
  readonly path: string;
  /** What it may hold. */
  readonly value: string;
  readonly description: string;
  /** Members of unions that have it, any of them: `model: igp`; empty where all have. */
  readonly within: readonly string[];
}

const constants = ({ properties = {} }: JsonSchema): readonly (readonly [string, JsonSchema])[] =>
  Object.entries(properties).filter(([, field]) => "const" in field);

/** A union's own fields: those that say which member it is, once for all members, and then each member's. */
function* ofUnion(schema: JsonSchema, path: string, within: readonly string[]): Generator<Option> {
  const all = members(schema);
  const tell = new Map<string, Map<string, string>>();
  for (const one of all) {
    for (const [name, field] of constants(one)) {
      const values = tell.get(name) ?? new Map<string, string>();
      tell.set(name, values.set(code(field["const"]), text(field, "description")));
    }
  }
  for (const [name, values] of tell) {
    const description = [...values].map(([value, says]) => `${value}: ${says}`).join("\n- ");
    yield {
      path: `${path}.${name}`,
      value: `one of ${[...values.keys()].join(", ")}`,
      description: `- ${description}`,
      within,
    };
  }
  for (const one of all) {
    const own = constants(one).map(([name, field]) => `${name}: ${String(field["const"])}`);
    const here = own.length === 0 ? within : [own.join(", ")];
    for (const [name, field] of Object.entries(one.properties ?? {}))
      if (!("const" in field)) yield* options(field, `${path}.${name}`, here, requiredIn(one, name));
  }
}

const requiredIn = (schema: JsonSchema, name: string): boolean =>
  ((schema["required"] as readonly string[] | undefined) ?? []).includes(name);

function* below(schema: JsonSchema, path: string, within: readonly string[]): Generator<Option> {
  if (schema.oneOf !== undefined) yield* ofUnion(schema, path, within);
  else if (schema.properties !== undefined) {
    for (const [name, field] of Object.entries(schema.properties))
      if (name !== "$schema")
        yield* options(field, path === "" ? name : `${path}.${name}`, within, requiredIn(schema, name));
  }
  for (const one of (schema["anyOf"] as readonly JsonSchema[] | undefined) ?? [])
    yield* below(one, path, within);
  if (schema.items !== undefined) yield* below(schema.items, `${path}[]`, within);
  const each = schema["additionalProperties"];
  if (typeof each === "object" && each !== null) yield* below(each as JsonSchema, `${path}.*`, within);
}

function* options(
  schema: JsonSchema,
  path: string,
  within: readonly string[],
  required: boolean,
): Generator<Option> {
  const value = `${taken(schema)}${standard(schema)}${required ? "; required" : ""}`;
  yield { path, value, description: text(schema, "description"), within };
  yield* below(schema, path, within);
}

/** Every option of a schema, each path once; of one that several members of a union have alike, all of them are said. */
export function specOptions(schema: JsonSchema): readonly Option[] {
  const found = new Map<string, Option>();
  for (const option of below(schema, "", [])) {
    const key = JSON.stringify([option.path, option.value, option.description]);
    const within = new Set([...(found.get(key)?.within ?? []), ...option.within]);
    found.set(key, { ...option, within: [...within] });
  }
  return [...found.values()];
}
