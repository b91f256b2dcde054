import { ends, isTree, NOTHING, put, type Leaf, type Tree } from "../../tree-change/tree.ts";

/** CONFIG_DB as it is printed: tables, rows by key, fields. A field's value is a text or a list of texts. */
export type Database = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Leaf>>>>>>;

/** That there is a row of this key, which need not have fields. */
export const ROW = "=";

/**
 * CONFIG_DB as a tree, in which the rows of a key's first part stand together: `INTERFACE|Ethernet0` and `INTERFACE|Ethernet0|10.0.0.0/31` are
 * two rows of one port.
 */
export const treeOf = (db: Database): Tree =>
  Object.entries(db)
    .flatMap(([table, rows]) => Object.entries(rows).map(([key, row]) => [table, key, row] as const))
    .reduce((tree, [table, key, row]) => {
      const [first = "", ...rest] = key.split("|");
      const path = [table, first, ...(rest.length === 0 ? [] : [`|${rest.join("|")}`])];
      return [[ROW, NOTHING] as const, ...Object.entries(row)].reduce(
        (into, [field, value]) => put(into, [...path, field], value) as Tree,
        tree,
      );
    }, NOTHING);

/** The rows of a tree. */
export function databaseOf(tree: Tree): Database {
  const db: Record<string, Record<string, Record<string, Leaf>>> = {};
  for (const [path, value] of ends(tree)) {
    const [table = "", first = "", ...rest] = path;
    const key = `${first}${rest.slice(0, -1).join("")}`;
    const row = ((db[table] ??= {})[key] ??= {});
    const field = rest.at(-1) ?? ROW;
    if (field !== ROW && !isTree(value)) row[field] = value;
  }
  return db;
}
