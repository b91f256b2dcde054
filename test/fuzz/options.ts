import { datacenterJsonSchema, type JsonSchema } from "../../src/spec/json-schema.ts";
import type { Random } from "./random.ts";
import { oddValue } from "./values.ts";

/** An option of the spec: where it stands, with `*` for a place in a list or a name, and what it takes. */
export interface Option {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
}

function optionsIn(schema: JsonSchema, path: readonly string[]): readonly Option[] {
  const { properties = {}, items, oneOf = [], additionalProperties } = schema;
  const inside = [
    ...Object.entries(properties).flatMap(([name, field]) => optionsIn(field, [...path, name])),
    ...oneOf.flatMap((branch) => optionsIn(branch, path)),
    ...(items === undefined ? [] : optionsIn(items, [...path, "*"])),
    ...(typeof additionalProperties === "object"
      ? optionsIn(additionalProperties as JsonSchema, [...path, "*"])
      : []),
  ];
  return path.length === 0 ? inside : [{ path, schema }, ...inside];
}

let known: readonly Option[] | undefined;

/** Every option that there is, those of each model and variant among them. */
export const options = (): readonly Option[] => (known ??= optionsIn(datacenterJsonSchema(), []));

/** A value of the kind that the option takes, mostly within its bounds. */
export function valueFor(random: Random, { schema }: Option): unknown {
  const {
    type,
    minimum = 0,
    maximum = 4096,
    enum: values,
    const: only,
    examples,
  } = schema as {
    readonly type?: unknown;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly enum?: readonly unknown[];
    readonly const?: unknown;
    readonly examples?: readonly unknown[];
  };
  if (random.chance(0.03)) return oddValue(random);
  if (only !== undefined) return only;
  if (values !== undefined) return values[random.below(values.length)];
  if (examples !== undefined) return examples[random.below(examples.length)];
  if (type === "boolean") return random.chance(0.5);
  if (type === "integer")
    return random.chance(0.3)
      ? random.pick([minimum, maximum])
      : minimum + random.below(Math.min(maximum - minimum, 64) + 1);
  return oddValue(random);
}
