import type { SpecPath } from "../../../src/index.ts";

/** By path, as messages write it: the new value, or null for nothing there any more. */
export type Edits = Readonly<Record<string, unknown>>;

/** The path of the spec itself. */
const WHOLE = "(the spec)";

type Json = Record<string | number, unknown>;

const isHolder = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** `racks[0].pin.asn` as steps. */
export const stepsOf = (path: string): SpecPath =>
  [...path.matchAll(/\[([0-9]+)\]|([^.[\]]+)/g)].map(([, at, key]) =>
    at === undefined ? (key ?? "") : Number(at),
  );

export const valueAt = (root: unknown, path: SpecPath): unknown =>
  path.reduce<unknown>((at, step) => (isHolder(at) ? at[step] : undefined), root);

function apply(root: Json, path: SpecPath, value: unknown): void {
  let at = root;
  for (const [depth, step] of path.slice(0, -1).entries()) {
    if (!isHolder(at[step])) at[step] = typeof path[depth + 1] === "number" ? [] : {};
    at = at[step] as Json;
  }
  const last = path.at(-1) ?? "";
  if (value !== null) at[last] = value;
  else if (Array.isArray(at)) at.splice(Number(last), 1);
  else Reflect.deleteProperty(at, last);
}

/** The spec with the edits made in their order; the given one stays. */
export function edited(spec: unknown, edits: Edits): unknown {
  const whole = edits[WHOLE];
  if (whole !== undefined) return whole;
  const copy: unknown = structuredClone(spec);
  if (isHolder(copy)) for (const [path, value] of Object.entries(edits)) apply(copy, stepsOf(path), value);
  return copy;
}
