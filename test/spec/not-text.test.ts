import { readSpec } from "../../src/spec/index.ts";
import { STACKS } from "../support/fabrics.ts";
import { OPTION_FABRICS } from "../support/option-fabrics.ts";

type Steps = readonly (string | number)[];

/** Where a value has text. */
function textsIn(value: unknown, path: Steps = []): readonly Steps[] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A copy with a value at a path. */
function withValue(target: unknown, [step, ...rest]: Steps, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(target))
    return target.map((item: unknown, at) => (at === step ? withValue(item, rest, value) : item));
  const fields = target as Readonly<Record<string, unknown>>;
  return { ...fields, [step]: withValue(fields[step], rest, value) };
}

const [NUMBER, FIELDS] = [5, { a: "b" }];

describe("what is no text where text is wanted", () => {
  it("is refused, or read, and never a stack trace, wherever any option has text", () => {
    // Lists have the same in each entry: a place once, whatever the number in it.
    const tried = new Set<string>();
    for (const spec of [...OPTION_FABRICS, ...STACKS])
      for (const path of textsIn(spec)) {
        const place = path.map((step) => (typeof step === "number" ? "[]" : step)).join(".");
        if (tried.has(place)) continue;
        tried.add(place);
        for (const value of [NUMBER, FIELDS, [NUMBER], null])
          expect(() => readSpec(withValue(spec, path, value))).not.toThrow();
      }
    expect(tried.size).toBeGreaterThan(60);
  });
});
