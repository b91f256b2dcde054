import { UNSURE, type Reader } from "./readers.ts";

/* Readers of what holds others. */

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const array = (element: Reader): Reader => ({
  read: (value) => {
    if (!Array.isArray(value)) return UNSURE;
    const made = Array<unknown>(value.length);
    for (let at = 0; at < value.length; at += 1) {
      made[at] = element.read(value[at]);
      if (made[at] === UNSURE) return UNSURE;
    }
    return made;
  },
});

/** Of fields, in the schema's order, and of no others. */
export function strictObject(shape: Readonly<Record<string, Reader>>): Reader {
  const keys = Object.keys(shape);
  return {
    valuesOf: (field) => (shape[field]?.optin === undefined ? shape[field]?.values : undefined),
    read: (value) => {
      if (!isMapping(value)) return UNSURE;
      for (const key in value) if (!Object.hasOwn(shape, key)) return UNSURE;
      const made: Record<string, unknown> = {};
      for (const key of keys) {
        const { read, optin, optout } = shape[key] as Reader;
        const isThere = key in value;
        if (!isThere && optin === undefined) return UNSURE;
        if (!isThere && optin === "optional" && optout === "optional") continue;
        const field = read(value[key]);
        if (field === UNSURE) return UNSURE;
        if (field !== undefined || isThere || optout !== "optional") made[key] = field;
      }
      return made;
    },
  };
}

/** Of any keys that the reader of keys takes as they are. */
export const record = (key: Reader, element: Reader): Reader => ({
  read: (value) => {
    if (!isMapping(value) || key.values !== undefined) return UNSURE;
    if (Object.getPrototypeOf(value) !== Object.prototype) return UNSURE;
    const made: Record<string, unknown> = {};
    for (const name of Reflect.ownKeys(value)) {
      if (typeof name !== "string" || name === "__proto__" || key.read(name) !== name) return UNSURE;
      if (!Object.prototype.propertyIsEnumerable.call(value, name)) return UNSURE;
      made[name] = element.read(value[name]);
      if (made[name] === UNSURE) return UNSURE;
    }
    return made;
  },
});

/** Of branches that constants of one field tell apart; null where zod must tell. */
export function union(field: string, branches: readonly Reader[]): Reader | null {
  const byValue = new Map<unknown, Reader>();
  for (const branch of branches) {
    const values = branch.valuesOf?.(field);
    if (values === undefined) return null;
    for (const value of values) {
      if ((byValue.get(value) ?? branch) !== branch) return null;
      byValue.set(value, branch);
    }
  }
  return {
    valuesOf: (name) => {
      const values = branches.map((branch) => branch.valuesOf?.(name));
      return values.includes(undefined) ? undefined : values.flatMap((of) => of ?? []);
    },
    read: (value) => (isMapping(value) ? (byValue.get(value[field])?.read(value) ?? UNSURE) : UNSURE),
  };
}
