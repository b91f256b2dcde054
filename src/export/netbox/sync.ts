import { isRef, KINDS, type Field, type KindName, type NetBoxObject, type Wanted } from "./kinds.ts";

/** Ids of objects that are there, by kind and key. */
export type Ids = ReadonlyMap<string, number>;

export const idKey = (kind: KindName, key: string): string => `${kind} ${key}`;

export type Body = Readonly<Record<string, unknown>>;

/** What is to be done with objects of a kind. */
export interface KindPlan {
  readonly creates: readonly Wanted[];
  readonly updates: readonly {
    readonly id: number;
    readonly of: Wanted;
    readonly fields: readonly string[];
  }[];
}

/** A field as the API takes it; a reference to what is not there yet is undefined. */
function valueOf(field: Field, ids: Ids): unknown {
  if (typeof field !== "object") return field;
  if (isRef(field)) return ids.get(idKey(field.ref, field.key));
  return field.map(({ object_type, object_id }) => ({
    object_type,
    object_id: ids.get(idKey(object_id.ref, object_id.key)),
  }));
}

/** A field as the API tells it: of another object its id, of a choice its value. */
function told(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("id" in value) return value.id;
  return "value" in value ? value.value : value;
}

/** What is to be made, and what of what is there says otherwise. */
export function planKind(wanted: readonly Wanted[], there: readonly NetBoxObject[], ids: Ids): KindPlan {
  const [kind] = wanted.map((one) => KINDS[one.kind]);
  const byKey = new Map(there.map((object) => [kind?.keyOf(object) ?? "", object]));
  const creates = wanted.filter(({ key }) => !byKey.has(key));
  const updates = wanted.flatMap((one) => {
    const object = byKey.get(one.key);
    if (object === undefined) return [];
    const fields = Object.entries(one.says)
      .filter(([name, field]) => told(object[name]) !== valueOf(field, ids))
      .map(([name]) => name);
    return fields.length === 0 ? [] : [{ id: object.id, of: one, fields }];
  });
  return { creates, updates };
}

/** Ids of what is there, by what it is. */
export const idsOf = (
  kind: KindName,
  there: readonly NetBoxObject[],
): readonly (readonly [string, number])[] =>
  there.map((object) => [idKey(kind, KINDS[kind].keyOf(object)), object.id]);

const bodyOf = (fields: Wanted["says"], ids: Ids): Body =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(field, ids)]));

/** What the API is given to make an object. */
export const creation = ({ says, first }: Wanted, ids: Ids): Body => bodyOf({ ...first, ...says }, ids);

/** What it is given to change one. */
export const change = ({ id, of, fields }: KindPlan["updates"][number], ids: Ids): Body => ({
  id,
  ...bodyOf(Object.fromEntries(Object.entries(of.says).filter(([name]) => fields.includes(name))), ids),
});
