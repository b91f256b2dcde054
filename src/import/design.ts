/** A value of a spec as text of YAML or JSON has it. */
export type SpecValue =
  string | number | boolean | readonly SpecValue[] | { readonly [key: string]: SpecValue };

export type SpecObject = Readonly<Record<string, SpecValue>>;

/** What of a spec holds for the whole datacenter: all but its name, its switches and its servers. */
export type Design = SpecObject;

const isObject = (value: SpecValue | undefined): value is SpecObject =>
  typeof value === "object" && !Array.isArray(value);

/** The same with a value at a path; `undefined` takes it away, so that the default holds. */
export function setIn(
  design: SpecObject,
  [first, ...rest]: readonly string[],
  value: SpecValue | undefined,
): SpecObject {
  if (first === undefined) return design;
  const { [first]: before, ...others } = design;
  if (rest.length > 0) {
    const inside = setIn(isObject(before) ? before : {}, rest, value);
    return Object.keys(inside).length === 0 ? others : { ...design, [first]: inside };
  }
  return value === undefined ? others : { ...design, [first]: value };
}

/** What stands at a path; undefined where nothing does. */
export const valueIn = (design: SpecObject, path: readonly string[]): SpecValue | undefined =>
  path.reduce<SpecValue | undefined>((at, step) => (isObject(at) ? at[step] : undefined), design);

/** Only what says something: without empty objects and lists, which a spec does not need. */
export function tidy(value: SpecObject): SpecObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]): [string, SpecValue][] => {
      if (Array.isArray(one)) {
        const items = (one as readonly SpecValue[]).map((item) => (isObject(item) ? tidy(item) : item));
        return items.length === 0 ? [] : [[key, items]];
      }
      if (!isObject(one)) return [[key, one]];
      const inside = tidy(one);
      return Object.keys(inside).length === 0 ? [] : [[key, inside]];
    }),
  );
}
