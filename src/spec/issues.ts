import type { z } from "zod";
import { errorAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import { shortened } from "../text/foreign.ts";
import { nearest, oneOf } from "../text/nearest.ts";
import { datacenterJsonSchema, fieldsAt, unitAt, type JsonSchema } from "./json-schema.ts";
import type { Refusal } from "./scalars.ts";

type Issue = z.core.$ZodIssue;

/** A number as it is: JSON has no NaN and no Infinity, and YAML has. */
const show = (value: unknown): string =>
  value === undefined
    ? "nothing"
    : typeof value === "number"
      ? String(value)
      : shortened(JSON.stringify(value));

const pathOf = (issue: Issue): SpecPath =>
  issue.path.filter((step): step is string | number => typeof step !== "symbol");

const valueAt = (root: unknown, path: SpecPath): unknown =>
  path.reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    root,
  );

function unknownField(spec: unknown, path: SpecPath, key: string, schema: JsonSchema): Diagnostic {
  const known = fieldsAt(schema, spec, path);
  const meant = nearest(key, known);
  const hint =
    meant !== null
      ? `did you mean "${meant}"? Otherwise remove it`
      : `remove it; the fields here are ${known.join(", ")}`;
  return errorAt([...path, key], "field-unknown", `the field "${key}" does not exist`, hint);
}

/** A list stands where a mapping has it as one of its fields: how it is written there. */
function asField(path: SpecPath, found: unknown): string | null {
  if (path.at(-1) !== "uplinks" || !Array.isArray(found)) return null;
  const names = found.filter((one) => typeof one === "string");
  return names.length === found.length && names.length > 0
    ? `write uplinks: { spines: [${names.join(", ")}] }`
    : null;
}

/** A key that its mapping does not take; the first of several cables has no number behind it. */
function unknownKey(issue: Extract<Issue, { code: "invalid_key" }>, path: SpecPath): Diagnostic {
  const key = String(path.at(-1));
  const [, cable] = /^([a-z0-9][-a-z0-9]*)\/1$/.exec(key) ?? [];
  const [first] = issue.issues;
  return errorAt(
    path,
    "value-invalid",
    `the key ${shortened(JSON.stringify(key))} ${first?.message ?? "is not taken here"}`,
    cable === undefined ? "correct the key" : `write "${cable}": the first cable has no number behind it`,
  );
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  int: "a whole number",
  number: "a number",
  string: "text",
  array: "a list",
  object: "a mapping",
  boolean: "true or false",
};

const COUNTED: Readonly<Record<string, string>> = { array: " in the list", string: " characters" };

/** What was found, but where a password is expected: it may be one. */
const shown = (path: SpecPath, found: unknown): string =>
  path.some((step) => /password/i.test(String(step))) ? "what is there" : show(found);

/** YAML reads 12 as a number and no as what it looks like: a name of such letters is quoted. */
const asText = (found: unknown): string =>
  typeof found === "number" || typeof found === "boolean"
    ? `quote it, as in "${String(found)}"`
    : "give text";

/** Values that there are, the nearest to what was written first. */
function listed(found: unknown, known: readonly string[], joint: string): string {
  const meant = typeof found === "string" ? nearest(found, known) : null;
  const all = known.map((value) => JSON.stringify(value)).join(joint);
  return meant === null ? `give ${all}` : `did you mean "${meant}"? Otherwise give ${all}`;
}

function outOfRange(
  issue: Extract<Issue, { code: "too_small" | "too_big" }>,
  path: SpecPath,
  found: unknown,
  spec: unknown,
): Diagnostic {
  const least = issue.code === "too_small";
  const bound = Number(least ? issue.minimum : issue.maximum);
  const unit = unitAt(spec, path);
  // One of a unit is not said in the plural.
  const what = unit === null ? (COUNTED[issue.origin] ?? "") : ` ${bound === 1 ? unit.slice(0, -1) : unit}`;
  const size = Array.isArray(found)
    ? `has ${String(found.length)} in the list`
    : `${shown(path, found)} is out of range`;
  const hint = `give ${least ? "at least" : "at most"} ${String(bound)}${what}`;
  return errorAt(path, "value-invalid", size, hint);
}

/** Says in the user's words what zod found: the record of its issue codes that this schema can raise. */
function describe(issue: Issue, path: SpecPath, found: unknown, spec: unknown): Diagnostic {
  if (found === undefined && (issue.code === "invalid_type" || issue.code === "invalid_value"))
    return errorAt(path, "field-missing", "is required and is not there", "add it");
  if (issue.code === "invalid_type") {
    const wanted = TYPE_NAMES[issue.expected] ?? issue.expected;
    const hint = issue.expected === "string" ? asText(found) : (asField(path, found) ?? `give ${wanted}`);
    return errorAt(path, "value-invalid", `${shown(path, found)} is not ${wanted}`, hint);
  }
  if (issue.code === "too_small" || issue.code === "too_big") return outOfRange(issue, path, found, spec);
  if (issue.code === "invalid_key") return unknownKey(issue, path);
  if (issue.code === "invalid_format")
    return errorAt(path, "value-invalid", `${shown(path, found)} ${issue.message}`, "correct the text");
  if (issue.code === "invalid_value")
    return errorAt(
      path,
      "value-invalid",
      `${show(found)} is not known here`,
      listed(found, issue.values.map(String), " or "),
    );
  return errorAt(path, "value-invalid", `${shown(path, found)}: ${issue.message}`, "correct the value");
}

/** No branch of a union is called what stands where its name should. */
function unknownBranch(path: SpecPath, found: unknown, options: readonly string[]): Diagnostic {
  if (found === undefined)
    return errorAt(
      path,
      "field-missing",
      "is required and is not there",
      `give one of ${options.join(", ")}`,
    );
  if (path.at(-1) === "model")
    return errorAt(
      path,
      "model-unknown",
      `${show(found)} is not a fabric model`,
      oneOf(typeof found === "string" ? found : "", options, "use one that exists"),
    );
  return errorAt(path, "value-invalid", `${show(found)} is not known here`, listed(found, options, " or "));
}

/** One diagnostic for each of zod's issues; an unknown key is one each. @param schemaOf what was read; default a datacenter's spec */
export function toDiagnostics(
  issue: Issue,
  spec: unknown,
  schemaOf: () => JsonSchema = datacenterJsonSchema,
): readonly Diagnostic[] {
  const path = pathOf(issue);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownField(spec, path, key, schemaOf()));
  if (issue.code === "custom") {
    const { refusal } = issue.params as { refusal: Refusal };
    return [errorAt(path, refusal.code, refusal.message, refusal.hint)];
  }
  const found = valueAt(spec, path);
  if (issue.code === "invalid_union") {
    const options = "options" in issue ? (issue.options as readonly unknown[]) : [];
    return [unknownBranch(path, found, options.map(String))];
  }
  return [describe(issue, path, found, spec)];
}
