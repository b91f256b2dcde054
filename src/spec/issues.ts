import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";
import { errorAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import { shortened } from "../text/foreign.ts";
import { datacenterJsonSchema, fieldsAt } from "./json-schema.ts";
import type { Refusal } from "./scalars.ts";

type Issue = z.core.$ZodIssue;

const show = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));

const pathOf = (issue: Issue): SpecPath =>
  issue.path.filter((step): step is string | number => typeof step !== "symbol");

const valueAt = (root: unknown, path: SpecPath): unknown =>
  path.reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    root,
  );

/** A name is offered when at most a third of it differs, or two letters. */
const isNear = (typed: string, known: string): boolean =>
  distance(typed, known) <= Math.max(2, typed.length / 3);

function unknownField(spec: unknown, path: SpecPath, key: string): Diagnostic {
  const known = fieldsAt(datacenterJsonSchema(), spec, path);
  const nearest = known.length > 0 ? closest(key, [...known]) : undefined;
  const hint =
    nearest !== undefined && isNear(key, nearest)
      ? `did you mean "${nearest}"? Otherwise remove it`
      : `remove it; the fields here are ${known.join(", ")}`;
  return errorAt([...path, key], "field-unknown", `the field "${key}" does not exist`, hint);
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

/** Says in the user's words what zod found: the record of its issue codes that this schema can raise. */
function describe(issue: Issue, path: SpecPath, found: unknown): Diagnostic {
  if (found === undefined && (issue.code === "invalid_type" || issue.code === "invalid_value"))
    return errorAt(path, "field-missing", "is required and is not there", "add it");
  if (issue.code === "invalid_type") {
    const wanted = TYPE_NAMES[issue.expected] ?? issue.expected;
    return errorAt(path, "value-invalid", `${show(found)} is not ${wanted}`, `give ${wanted}`);
  }
  if (issue.code === "too_small" || issue.code === "too_big") {
    const least = issue.code === "too_small";
    const bound = String(least ? issue.minimum : issue.maximum);
    const what = COUNTED[issue.origin] ?? "";
    const size = Array.isArray(found)
      ? `has ${String(found.length)} in the list`
      : `${show(found)} is out of range`;
    return errorAt(path, "value-invalid", size, `give ${least ? "at least" : "at most"} ${bound}${what}`);
  }
  if (issue.code === "invalid_format")
    return errorAt(path, "value-invalid", `${show(found)} ${issue.message}`, "correct the text");
  if (issue.code === "invalid_value") {
    const options = issue.values.map((value) => show(value)).join(" or ");
    return errorAt(path, "value-invalid", `${show(found)} is not known here`, `give ${options}`);
  }
  return errorAt(path, "value-invalid", `${show(found)}: ${issue.message}`, "correct the value");
}

/** One diagnostic for each of zod's issues; an unknown key is one each. */
export function toDiagnostics(issue: Issue, spec: unknown): readonly Diagnostic[] {
  const path = pathOf(issue);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownField(spec, path, key));
  if (issue.code === "custom") {
    const { refusal } = issue.params as { refusal: Refusal };
    return [errorAt(path, refusal.code, refusal.message, refusal.hint)];
  }
  const found = valueAt(spec, path);
  if (issue.code === "invalid_union") {
    const options = "options" in issue ? (issue.options as readonly unknown[]) : [];
    const names = options.map(String).join(", ");
    if (path.at(-1) === "model")
      return [
        errorAt(
          path,
          "model-unknown",
          `${show(found)} is not a fabric model`,
          `use one that exists: ${names}`,
        ),
      ];
    if (found === undefined)
      return [errorAt(path, "field-missing", "is required and is not there", `give one of ${names}`)];
    return [errorAt(path, "value-invalid", `${show(found)} is not known here`, `give one of ${names}`)];
  }
  return [describe(issue, path, found)];
}
