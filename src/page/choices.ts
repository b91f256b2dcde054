import { formatPath, type SpecPath } from "../diagnostics/index.ts";
import { descriptionAt } from "../spec/index.ts";

/** What the spec says about the fabric as a whole, and what that means. */
export interface Choice {
  readonly path: string;
  readonly value: string;
  readonly means: string;
}

/** What there is one of for each thing: these have tables of their own. */
const THINGS = new Set(["name", "superSpines", "pods", "spines", "racks", "lines"]);

const isLeaf = (value: unknown): boolean =>
  typeof value !== "object" ||
  value === null ||
  (Array.isArray(value) && value.every((one) => typeof one !== "object"));

function leaves(spec: unknown, value: unknown, path: SpecPath): readonly Choice[] {
  if (isLeaf(value)) {
    const means = descriptionAt(spec, path) ?? "";
    const said = Array.isArray(value) ? value.join(", ") : String(value);
    return [{ path: formatPath(path), value: said, means }];
  }
  return Object.entries(value as object).flatMap(([key, inner]) =>
    leaves(spec, inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Every option that the spec sets, in its order, with what the schema says of it. */
export const choicesOf = (spec: unknown): readonly Choice[] =>
  typeof spec !== "object" || spec === null
    ? []
    : Object.entries(spec).flatMap(([key, value]) =>
        THINGS.has(key) || key.startsWith("x-") ? [] : leaves(spec, value, [key]),
      );
