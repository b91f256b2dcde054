import type { Leaf } from "../../tree-change/tree.ts";
import { rules } from "./rules.ts";
import type { Database } from "./rows.ts";

/** One operation of a JSON patch (RFC 6902), as `config apply-patch` takes it. */
export type Operation =
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: unknown };

/** A JSON pointer (RFC 6901). */
const pointer = (...names: readonly string[]): string =>
  names.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

type Row = Readonly<Record<string, Leaf>>;

function fieldsOf(from: Row, to: Row, path: readonly string[]): readonly Operation[] {
  const gone = Object.keys(from).filter((field) => !Object.hasOwn(to, field));
  return [
    ...gone.map((field): Operation => ({ op: "remove", path: pointer(...path, field) })),
    ...Object.entries(to).flatMap(([field, value]): readonly Operation[] => {
      const found = Object.hasOwn(from, field) ? from[field] : undefined;
      if (found === undefined) return [{ op: "add", path: pointer(...path, field), value }];
      return rules.same(found, value, path) ? [] : [{ op: "replace", path: pointer(...path, field), value }];
    }),
  ];
}

/**
 * What leads from one CONFIG_DB to another. `config apply-patch` finds the order by itself; a table without rows may not be, so it goes with its
 * last row, and comes with its first.
 */
export function patchBetween(from: Database, to: Database): readonly Operation[] {
  const tables = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const removed = tables.flatMap((table): readonly Operation[] => {
    const [was, is] = [from[table] ?? {}, to[table] ?? {}];
    const gone = Object.keys(was).filter((key) => !Object.hasOwn(is, key));
    if (gone.length === 0) return [];
    return Object.keys(is).length === 0
      ? [{ op: "remove", path: pointer(table) }]
      : gone.map((key) => ({ op: "remove", path: pointer(table, key) }));
  });
  const others = tables.flatMap((table): readonly Operation[] => {
    const [was, is] = [from[table], to[table] ?? {}];
    if (Object.keys(is).length === 0) return [];
    if (was === undefined || Object.keys(was).length === 0)
      return [{ op: "add", path: pointer(table), value: is }];
    return Object.entries(is).flatMap(([key, row]): readonly Operation[] =>
      Object.hasOwn(was, key)
        ? fieldsOf(was[key] ?? {}, row, [table, key])
        : [{ op: "add", path: pointer(table, key), value: row }],
    );
  });
  return [...removed, ...others];
}
