/** CONFIG_DB: tables, rows, fields. */
export type ConfigDb = Record<string, Record<string, Record<string, unknown>>>;

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

/**
 * What `config apply-patch` makes of a JSON patch (RFC 6902), written down from sonic-utilities (generic_config_updater) and independent of what
 * computes it: what is to go must be there, a table has rows, and an interface's address needs the interface.
 *
 * @throws Error as the command refuses
 */
export function configDbAfter(before: ConfigDb, patch: readonly Operation[]): ConfigDb {
  const root: Record<string, unknown> = structuredClone(before);
  for (const { op, path, value } of patch) {
    const names = path
      .split("/")
      .slice(1)
      .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = names.pop() ?? "";
    let parent = root;
    for (const name of names) {
      const below = parent[name];
      if (typeof below !== "object" || below === null) throw new Error(`${op} ${path}: ${name} is not there`);
      parent = below as Record<string, unknown>;
    }
    if (op !== "add" && !Object.hasOwn(parent, last)) throw new Error(`${op} ${path}: nothing is there`);
    if (op === "remove") Reflect.deleteProperty(parent, last);
    else if (op === "add" || op === "replace") parent[last] = structuredClone(value);
    else throw new Error(`no operation: ${op}`);
  }
  const db = root as ConfigDb;
  for (const [table, rows] of Object.entries(db)) {
    if (Object.keys(rows).length === 0) throw new Error(`the table ${table} would have no rows`);
    if (table.endsWith("INTERFACE"))
      for (const key of Object.keys(rows)) {
        const [name = "", ...rest] = key.split("|");
        if (rest.length > 0 && table !== "MCLAG_INTERFACE" && rows[name] === undefined)
          throw new Error(`${table}|${key} has no interface`);
      }
  }
  for (const key of Object.keys(db["VLAN_MEMBER"] ?? {})) {
    const [, port = ""] = key.split("|");
    if (db["INTERFACE"]?.[port] !== undefined) throw new Error(`${port} is routed and in a VLAN`);
  }
  return db;
}
