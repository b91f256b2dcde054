import type { SpecPath } from "../diagnostics/index.ts";

type Json = string | number | boolean | null | undefined | object;
type Container = Record<string, Json> & Json[];

/** A spec with faulty parts left out, and the way back from its paths to the user's. */
export interface Repaired {
  readonly spec: unknown;
  readonly original: (path: SpecPath) => SpecPath;
}

const isContainer = (value: unknown): value is Container =>
  Array.isArray(value) ||
  (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype);

/** A copy of plain objects and arrays; anything else (ip-num's objects, scalars) is kept as it is. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isContainer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
}

const valueAt = (root: unknown, path: SpecPath): unknown =>
  path.reduce<unknown>((at, step) => (isContainer(at) ? at[step as keyof Container] : undefined), root);

/** What is given up where a faulty field has no default: the innermost list element around it, else its whole section. */
function surroundings(path: SpecPath): SpecPath {
  const at = path.findLastIndex((step) => typeof step === "number");
  return path.slice(0, at < 0 ? 1 : at + 1);
}

/** How to leave a faulty part out: the field alone, so that its default takes over, or what stands around it. */
export type Removal = "field" | "surroundings";

/**
 * Leaves out what is faulty, so that the rest of a spec can still be checked and all findings come in one run. The input is not
 * changed. Array elements are replaced by holes that are closed at the end; `original` knows where everything came from.
 */
export function leaveOut(spec: unknown, faults: readonly SpecPath[], removal: Removal): Repaired {
  const root = { spec: copy(spec) } as unknown as Container;
  const holes = new Set<string>();
  for (const fault of faults) {
    const target = removal === "surroundings" ? surroundings(fault) : fault;
    const step = target.at(-1);
    const parent = valueAt(root, ["spec", ...target.slice(0, -1)]);
    if (step === undefined || !isContainer(parent)) continue;
    if (typeof step === "number") holes.add(JSON.stringify(target));
    else Reflect.deleteProperty(parent, step);
  }
  const kept = new Map<string, readonly number[]>();
  const close = (value: unknown, path: SpecPath): unknown => {
    if (Array.isArray(value)) {
      const stay = [...value.keys()].filter((at) => !holes.has(JSON.stringify([...path, at])));
      kept.set(JSON.stringify(path), stay);
      return stay.map((at) => close(value[at], [...path, at]));
    }
    if (!isContainer(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, close(inner, [...path, key])]),
    );
  };
  const closed = close(root.spec, []);
  const original = (path: SpecPath): SpecPath =>
    path.reduce<SpecPath>((found, step) => {
      const stay = typeof step === "number" ? kept.get(JSON.stringify(found)) : undefined;
      return [...found, typeof step === "number" ? (stay?.[step] ?? step) : step];
    }, []);
  return { spec: closed, original };
}
