import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSonicBridge } from "./read-bridge.ts";

/** Goldens that have every kind of row between them. */
const GOLDENS = ["as-per-rack-ethernet/spine-1", "l2-planes/r1-tor0", "l2-mlag/r1-tor0", "l2-mlag/spine-1"];

type Tables = Record<string, Record<string, Record<string, string>>>;

interface Artifact {
  readonly config_db: Tables;
}

/** What is read of a text, or that nothing is. */
function readingOf(text: string): string {
  try {
    return JSON.stringify(readSonicBridge(text));
  } catch {
    return "refused";
  }
}

describe.each(GOLDENS)("SONiC's text of %s", (name) => {
  const text = readFileSync(join(process.cwd(), "test/golden/platforms/sonic", `${name}.json`), "utf8");
  const whole = readingOf(text);
  const { config_db: db } = JSON.parse(text) as Artifact;
  const unnoticed = (change: (tables: Tables) => void): boolean => {
    const artifact = JSON.parse(text) as Artifact;
    change(artifact.config_db);
    return readingOf(JSON.stringify(artifact)) === whole;
  };
  const keys = Object.entries(db).flatMap(([table, rows]) =>
    Object.keys(rows).map((key) => [table, key] as const),
  );
  const fields = keys.flatMap(([table, key]) =>
    Object.keys(db[table]?.[key] ?? {}).map((field) => [table, key, field] as const),
  );

  it("is read", () => {
    expect(whole).not.toBe("refused");
  });

  it("says less without any one table, row or field", () => {
    const idle = [
      ...Object.keys(db).filter((table) => unnoticed((tables) => Reflect.deleteProperty(tables, table))),
      ...keys.filter(([table, key]) =>
        unnoticed((tables) => Reflect.deleteProperty(tables[table] ?? {}, key)),
      ),
      ...fields.filter(([table, key, field]) =>
        unnoticed((tables) => Reflect.deleteProperty(tables[table]?.[key] ?? {}, field)),
      ),
    ];
    expect(idle).toEqual([]);
  });

  it("says something else, or nothing, with any one table, row or field named otherwise", () => {
    const renamed = (of: Record<string, unknown> | undefined, name: string): void => {
      if (of === undefined) return;
      of[`${name}1`] = of[name];
      Reflect.deleteProperty(of, name);
    };
    const idle = [
      ...Object.keys(db).filter((table) =>
        unnoticed((tables) => {
          renamed(tables, table);
        }),
      ),
      ...keys.filter(([table, key]) =>
        unnoticed((tables) => {
          renamed(tables[table], key);
        }),
      ),
      ...fields.filter(([table, key, field]) =>
        unnoticed((tables) => {
          renamed(tables[table]?.[key], field);
        }),
      ),
    ];
    expect(idle).toEqual([]);
  });

  it("says something else, or nothing, with any one value otherwise, but for what people read", () => {
    const idle = fields.filter(([table, key, field]) =>
      unnoticed((tables) => {
        const row = tables[table]?.[key];
        if (row !== undefined) row[field] = `${row[field] ?? ""}1`;
      }),
    );
    expect(
      idle.filter(
        ([table, , field]) => !(field === "description" && ["VLAN", "PORTCHANNEL"].includes(table)),
      ),
    ).toEqual([]);
  });
});
